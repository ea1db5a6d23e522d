const store = globalThis as unknown as { rostrum?: Map<string, unknown> };

/** One value per process, kept when the development server reloads the module that made it. */
export function singleton<T>(name: string, make: () => T): T {
  store.rostrum ??= new Map();
  if (!store.rostrum.has(name)) store.rostrum.set(name, make());
  return store.rostrum.get(name) as T;
}
