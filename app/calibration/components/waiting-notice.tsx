/** Who is not in what is shown below, as far as it may be said. */
export function WaitingNotice({
  waiting,
  isWithoutOwn,
}: {
  waiting: number;
  isWithoutOwn: boolean;
}) {
  if (waiting === 0 && !isWithoutOwn) return null;
  return (
    <p className="-mt-4 mb-6 max-w-(--container-text) text-small text-soft">
      {isWithoutOwn
        ? "You are rated in this session: your own row is in nothing that you see here, also not in counts and figures. "
        : ""}
      {waiting > 0
        ? `${waiting === 1 ? "One review is" : `${waiting} reviews are`} not finished or not taken in yet, and not shown.`
        : ""}
    </p>
  );
}
