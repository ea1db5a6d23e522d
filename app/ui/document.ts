/** Put on a route as `handle`: its page is a document of links and GET forms, and gets no script. */
export const documentHandle = { document: true } as const;

/** As `documentHandle`, without the frame: made to be shown to somebody who is not signed in. */
export const bareHandle = { ...documentHandle, bare: true } as const;

/** Is the page made of these routes' handles shown without the frame? */
export function isBare(handles: unknown[]): boolean {
  return handles.some(
    (handle) => typeof handle === "object" && handle !== null && "bare" in handle,
  );
}

/** Is the page made of these routes' handles a document? */
export function isDocument(handles: unknown[]): boolean {
  return handles.some(
    (handle) => typeof handle === "object" && handle !== null && "document" in handle,
  );
}
