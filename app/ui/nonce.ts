import { createContext, useContext } from "react";

/** The policy's nonce while rendering on the server; empty in the browser, where it is no longer needed. */
export const NonceContext = createContext("");

export function useNonce(): string {
  return useContext(NonceContext);
}
