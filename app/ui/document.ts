/** Put on a route as `handle`: its page is a document of links and GET forms, and gets no script. */
export const documentHandle = { document: true } as const;

/** Is the page made of these routes' handles a document? */
export function isDocument(handles: unknown[]): boolean {
  return handles.some(
    (handle) => typeof handle === "object" && handle !== null && "document" in handle,
  );
}
