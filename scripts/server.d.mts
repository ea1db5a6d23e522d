export type RunningServer = {
  url: string;
  pid: number;
  setupAddress: string | null;
  output: () => string;
  stop: () => Promise<void>;
  kill: () => Promise<void>;
};
export function startServer(options: {
  dataDir: string;
  env?: Record<string, string>;
}): Promise<RunningServer>;
export function freePort(): Promise<number>;
