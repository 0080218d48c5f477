declare global {
  // oxlint-disable-next-line no-var -- what TypeScript takes for a property of globalThis
  var stopTestServer: (() => Promise<void>) | undefined;
}

/** Stops and removes all that the setup started. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.stopTestServer?.();
}
