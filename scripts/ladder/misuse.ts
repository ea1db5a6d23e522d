/** The command line asks for something that cannot be done; the message says what. */
export class Misuse extends Error {}

export type Options = {
  json: boolean;
  strict: boolean;
  write: boolean;
  help: boolean;
  transition?: string | undefined;
  ratings?: string | undefined;
  track?: string | undefined;
  open?: string | undefined;
};
