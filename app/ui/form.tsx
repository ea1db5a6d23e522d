import { zodResolver } from "@hookform/resolvers/zod";
import { useNavigation, useSubmit } from "@remix-run/react";
import type { FormEvent } from "react";
import { type FieldValues, useForm } from "react-hook-form";
import type { z } from "zod";
import type { FieldErrors, FormValues } from "~/platform/form";

type Answer = { errors?: FieldErrors | undefined; values?: FormValues } | undefined;

/**
 * A native form checked by the same zod schema in the browser as on the server. Without JavaScript it posts as it is
 * and the server's answer carries errors and values back; with it, errors show before anything is sent.
 *
 * `field(name)` gives a control its name, value and error.
 */
export function useSchemaForm<Schema extends z.ZodType>(
  schema: Schema,
  answer: Answer,
  defaults: FormValues = {},
) {
  const submit = useSubmit();
  const navigation = useNavigation();
  const initial = { ...defaults, ...answer?.values };
  const form = useForm<FieldValues>({
    // The schema's input is what a form holds; react-hook-form only needs to know that it is an object.
    resolver: zodResolver(schema as unknown as Parameters<typeof zodResolver>[0]) as never,
    defaultValues: initial,
    mode: "onTouched",
    shouldFocusError: true,
  });
  const shown: FieldErrors = { ...answer?.errors };
  for (const [name, error] of Object.entries(form.formState.errors)) {
    if (typeof error?.message === "string") shown[name] = error.message;
  }
  return {
    errors: shown,
    busy: navigation.state !== "idle",
    field(name: string) {
      const value = initial[name];
      return {
        ...form.register(name),
        id: name,
        defaultValue: typeof value === "string" ? value : "",
        error: shown[name],
      };
    },
    onSubmit(event: FormEvent<HTMLFormElement>) {
      const target = event.currentTarget;
      const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
      event.preventDefault();
      void form.handleSubmit(() => submit(button ?? target))(event);
    },
  };
}
