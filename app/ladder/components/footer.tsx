type LadderFooterProps = { title: string; version: string; licence?: string | undefined };

/** Under every page: which ladder this is, in which version, and how to take it along. */
export function LadderFooter({ title, version, licence }: LadderFooterProps) {
  return (
    <footer className="mt-16 flex flex-wrap justify-between gap-x-8 gap-y-2 border-line border-t pt-4 text-small text-soft">
      <p>
        {title}, version {version}
        {licence ? `, ${licence}` : ""}. <a href="/ladder/sources">Sources and credits</a>
      </p>
      <p data-print="hide">
        Take it along:{" "}
        {EXPORTS.map(({ format, to }, index) => (
          <span key={to}>
            {index > 0 ? ", " : ""}
            <a href={to} download>
              {format}
            </a>
          </span>
        ))}
      </p>
    </footer>
  );
}

/** The files a ladder can be taken along as. */
export const EXPORTS = [
  { format: "YAML", to: "/ladder/export/ladder.yaml", text: "the whole ladder, as it is written" },
  { format: "JSON", to: "/ladder/export/ladder.json", text: "the whole ladder, for programs" },
  { format: "CSV", to: "/ladder/export/ladder.csv", text: "the criteria, for a spreadsheet" },
];
