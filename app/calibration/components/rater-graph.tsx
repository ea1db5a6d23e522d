import { ScrollRegion } from "~/ui/scroll-region";
import type { ComponentRow, LabelledDrawing } from "../raters-page.server";
import { Chevron } from "./chevron";

/** Raters as dots, joined where they rated the same people or cases; the thicker the line, the more of them. */
export function RaterDrawing({ drawing }: { drawing: LabelledDrawing }) {
  const { width, height, nodes, edges, labels } = drawing;
  return (
    <ScrollRegion label="Drawing of who can be compared with whom">
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label="Raters, joined where they rated the same people or cases. The table below says the same."
        className="max-w-none"
      >
        {edges.map(({ a, b, width: strokeWidth, ...line }) => (
          <line
            key={`${a} ${b}`}
            {...line}
            strokeWidth={strokeWidth}
            className={
              edges.length > 80 ? "stroke-strong-line opacity-30" : "stroke-strong-line opacity-60"
            }
          />
        ))}
        {nodes.map(({ id, x, y, radius, label }) => (
          <g key={id}>
            <circle
              cx={x}
              cy={y}
              r={radius}
              className="fill-accent stroke-ground"
              strokeWidth="2"
            />
            <text x={label.x} y={label.y} textAnchor={label.anchor} className="fill-ink text-small">
              {labels[id]}
            </text>
          </g>
        ))}
      </svg>
    </ScrollRegion>
  );
}

const DOT = { left: 12, gap: 64 };

/** Too many raters for one drawing: a disc for each group of them, its area by their number. */
export function ComponentDrawing({ components }: { components: ComponentRow[] }) {
  const linked = components.filter(({ names }) => names.length > 1);
  const alone = components.length - linked.length;
  const most = Math.max(1, ...linked.map(({ names }) => names.length));
  const radius = (count: number) => 8 + 40 * Math.sqrt(count / most);
  const height = 110;
  const shown = linked.slice(0, 8);
  return (
    <>
      <ScrollRegion label="Drawing of groups of raters that can be compared">
        <svg
          width={shown.length * 200 + 20}
          height={height}
          viewBox={`0 0 ${shown.length * 200 + 20} ${height}`}
          role="img"
          aria-label={`${linked.length} groups of raters that can be compared, and ${alone} raters alone. The table below says the same.`}
          className="max-w-none"
        >
          {shown.map(({ names }, index) => (
            <g key={names[0]}>
              <circle
                cx={DOT.left + DOT.gap + index * 200 - 12}
                cy={height / 2}
                r={radius(names.length)}
                className="fill-accent-wash stroke-accent"
              />
              <text
                x={DOT.left + DOT.gap + index * 200 - 12}
                y={height / 2 + 4}
                textAnchor="middle"
                className="fill-ink text-small"
              >
                {names.length} raters
              </text>
            </g>
          ))}
        </svg>
      </ScrollRegion>
      <p className="text-small text-soft">
        {alone === 0
          ? "Nobody is alone."
          : `${alone === 1 ? "1 rater is" : `${alone} raters are`} alone and can be compared with nobody.`}
      </p>
    </>
  );
}

type Links = { name: string; people: number; with: { name: string; shared: number }[] }[];

/** The drawing as a table. */
export function GraphTable({ links }: { links: Links }) {
  return (
    <details className="group mt-3">
      <summary className="inline-flex min-h-11 cursor-pointer items-center gap-1 text-accent">
        <Chevron />
        The same as a table
      </summary>
      <ScrollRegion label="Who can be compared with whom" className="mt-2">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Rater</th>
              <th scope="col">People and cases rated</th>
              <th scope="col">Shares with</th>
            </tr>
          </thead>
          <tbody>
            {links.map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                <td className="tabular-nums">{row.people}</td>
                <td>
                  {row.with.length === 0
                    ? "Nobody"
                    : row.with.map(({ name, shared }) => `${name} (${shared})`).join(", ")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  );
}
