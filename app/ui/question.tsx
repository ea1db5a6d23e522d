import { Dialog, DialogClose } from "./dialog";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: string;
  yes: string;
  no: string;
  onYes: () => void;
};

/** One question with two answers. */
export default function Question({ yes, no, onYes, ...dialog }: Props) {
  return (
    <Dialog {...dialog}>
      <div className="mt-6 flex flex-wrap gap-3">
        <button
          type="button"
          className="button button-primary"
          onClick={() => {
            dialog.onOpenChange(false);
            onYes();
          }}
        >
          {yes}
        </button>
        <DialogClose className="button">{no}</DialogClose>
      </div>
    </Dialog>
  );
}
