const width = 24;

/** A bar on stderr that grows with each step; nothing where stderr is no terminal, or where there is one step alone. */
export function showProgress(total: number): { step(): void; end(): void } {
  const { stderr } = process;
  if (!stderr.isTTY || total < 2) {
    return { step: () => {}, end: () => {} };
  }
  let done = 0;
  const draw = (): void => {
    const filled = Math.round((done / total) * width);
    stderr.write(`\r${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${total}`);
  };
  draw();
  return {
    step: () => {
      // What is counted beforehand may have grown since.
      done = Math.min(done + 1, total);
      draw();
    },
    end: () => stderr.write('\r\u001B[K'),
  };
}
