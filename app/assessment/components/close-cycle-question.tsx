import { Dialog, DialogClose } from "~/ui/dialog";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  name: string;
  /** How many have not submitted. */
  waiting: number;
  onClose: () => void;
};

export default function CloseCycleQuestion({ open, onOpenChange, name, waiting, onClose }: Props) {
  const who = waiting === 1 ? "1 person has" : `${waiting} people have`;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Close ${name}?`}
      description={
        waiting === 0
          ? "Everybody has submitted. It can be opened again."
          : `${who} not submitted. They keep what they wrote but can no longer change or submit it, unless you open the cycle again.`
      }
    >
      <div className="mt-6 flex flex-wrap gap-3">
        <button
          type="button"
          className="button button-primary"
          onClick={() => {
            onOpenChange(false);
            onClose();
          }}
        >
          Close the cycle
        </button>
        <DialogClose className="button">Keep it open</DialogClose>
      </div>
    </Dialog>
  );
}
