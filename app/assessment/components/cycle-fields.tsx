import { TextField } from "~/ui/field";

type Field = (name: string) => { name: string; error?: string | undefined };

export function CycleFields({ field }: { field: Field }) {
  return (
    <>
      <TextField {...field("name")} label="Name" hint="For example: Spring 2027" required />
      <TextField
        {...field("opensOn")}
        type="date"
        label="Opens on"
        hint="Nobody sees it before this day."
        required
      />
      <TextField
        {...field("closesOn")}
        type="date"
        label="Due on"
        hint="People may still submit after it, until you close the cycle."
        required
      />
    </>
  );
}
