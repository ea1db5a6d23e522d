/** Splits a CSV file into records, one object per row, with the header's names as keys. */
export function readCsv(text) {
  const [header, ...lines] = text.trim().split("\n");
  const names = header.split(",").map((name) => name.trim());
  return lines.map((line) => {
    const cells = line.split(",").map((cell) => cell.trim().replace(/^"|"$/g, ""));
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""]));
  });
}
