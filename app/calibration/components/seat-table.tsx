import { Form, Link, useNavigation } from "@remix-run/react";
import { Empty, Tag } from "~/ui/page";

type Seat = {
  personId: string;
  name: string;
  team: string | null;
  seat: "calibrator" | "facilitator";
  preview: "handed-in" | "without" | "open" | null;
  isRated: boolean;
  removedAt: Date | string | null;
};

const PREVIEW_WORDS = {
  "handed-in": "preview handed in",
  without: "goes without a preview",
  open: "preview not in yet",
} as const;

/** Who has a seat, and who had one. */
export function SeatTable({ seats, withPreview }: { seats: Seat[]; withPreview: boolean }) {
  const present = seats.filter(({ removedAt }) => removedAt === null);
  const former = seats.filter(({ removedAt }) => removedAt !== null);
  if (seats.length === 0)
    return (
      <Empty title="Nobody sits in it yet.">
        Add calibrators and a facilitator below. Nobody is told before the session is opened.
      </Empty>
    );
  return (
    <>
      <ul className="max-w-3xl border-line border-t">
        {present.map((seat) => (
          <SeatRow
            key={seat.personId}
            seat={seat}
            words={[
              seat.team,
              withPreview && seat.preview ? PREVIEW_WORDS[seat.preview] : null,
              seat.isRated ? "own row hidden" : null,
            ]}
          />
        ))}
      </ul>
      {former.length > 0 ? (
        <>
          <h2 className="mt-8 mb-2 font-semibold">Sat in it before</h2>
          <ul className="max-w-3xl border-line border-t">
            {former.map((seat) => (
              <SeatRow key={seat.personId} seat={seat} words={[seat.team]} isFormer />
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function SeatRow({
  seat: { personId, name, seat },
  words,
  isFormer = false,
}: {
  seat: Seat;
  words: (string | null)[];
  isFormer?: boolean;
}) {
  const other = seat === "facilitator" ? "calibrator" : "facilitator";
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-line border-b py-2">
      <span className="min-w-0">
        <span className="font-semibold">{name}</span>{" "}
        <Tag>{seat === "facilitator" ? "Facilitator" : "Calibrator"}</Tag>
        <span className="block text-small text-soft">{words.filter(Boolean).join(" · ")}</span>
      </span>
      <SeatForm personId={personId}>
        {isFormer ? (
          <SeatButton value={seat} name={name}>
            Give the seat back
          </SeatButton>
        ) : (
          <>
            <SeatButton value={other} name={name}>
              Make {other}
            </SeatButton>
            <SeatButton value="remove" name={name}>
              Remove
            </SeatButton>
          </>
        )}
      </SeatForm>
    </li>
  );
}

function SeatForm({ personId, children }: { personId: string; children: React.ReactNode }) {
  return (
    <Form method="post" preventScrollReset className="flex flex-wrap gap-2">
      <input type="hidden" name="person" value={personId} />
      {children}
    </Form>
  );
}

function SeatButton({
  value,
  name,
  children,
}: {
  value: "calibrator" | "facilitator" | "remove";
  name: string;
  children: React.ReactNode;
}) {
  const busy = useNavigation().state !== "idle";
  return (
    <button
      type="submit"
      name="intent"
      value={value}
      className={value === "remove" ? "button button-quiet" : "button"}
      disabled={busy}
    >
      {children}
      <span className="sr-only">: {name}</span>
    </button>
  );
}

type Found = {
  people: {
    personId: string;
    name: string;
    email: string;
    team: string | null;
    refusal: string | null;
    rates: number;
  }[];
  more: number;
};

/** Finds people by a GET form; without words, those who rate the session's people. */
export function FindSeats({ q, found }: { q: string; found: Found }) {
  return (
    <>
      <Form
        method="get"
        role="search"
        aria-label="Somebody to sit in it"
        key={q}
        className="flex max-w-xl flex-wrap items-end gap-3"
      >
        <label className="min-w-0 flex-1 basis-56">
          <span className="mb-1 block font-semibold">Name, team or email address</span>
          <input name="q" type="search" defaultValue={q} className="field-input" />
        </label>
        <button type="submit" className="button">
          Find
        </button>
        {q ? (
          <Link to="?" className="inline-flex min-h-11 items-center">
            Clear
          </Link>
        ) : null}
      </Form>
      {found.people.length === 0 ? (
        <p role="status" className="mt-6 text-soft">
          {q
            ? `Nobody else is called “${q}”.`
            : "Everybody who rates these people sits in it. Search for others."}
        </p>
      ) : (
        <>
          <p role="status" className="mt-6 mb-2 font-semibold">
            {q ? `Found for “${q}”` : "They rate people in this session"}
          </p>
          <ul className="max-w-3xl border-line border-t">
            {found.people.map(({ personId, name, email, team, refusal, rates }) => (
              <li
                key={personId}
                className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-line border-b py-2"
              >
                <span className="min-w-0">
                  <span className="font-semibold">{name}</span>
                  <span className="block break-words text-small text-soft">
                    {[team, email, rates > 0 ? `rates ${rates} here` : null]
                      .filter(Boolean)
                      .join(" · ")}
                  </span>
                </span>
                {refusal ? (
                  <span className="text-small text-soft">{refusal}</span>
                ) : (
                  <SeatForm personId={personId}>
                    <SeatButton value="calibrator" name={name}>
                      Add as calibrator
                    </SeatButton>
                    <SeatButton value="facilitator" name={name}>
                      Add as facilitator
                    </SeatButton>
                  </SeatForm>
                )}
              </li>
            ))}
          </ul>
          {found.more > 0 ? (
            <p className="mt-2 text-small text-soft">
              And {found.more} more: type more of the name to find them.
            </p>
          ) : null}
        </>
      )}
    </>
  );
}
