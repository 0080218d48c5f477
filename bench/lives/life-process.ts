import { type LifeSteps, takeSteps } from './life-steps';

/** Takes the steps that its parent sends, and says how long it worked on each lot, in milliseconds of a processor. */
process.on('message', async (steps: LifeSteps) => {
  const before = process.cpuUsage();
  try {
    await takeSteps(steps);
    const { user, system } = process.cpuUsage(before);
    process.send?.({ cpuMillis: (user + system) / 1_000 });
  } catch (error) {
    process.send?.({ failure: error instanceof Error ? error.message : String(error) });
  }
});
process.on('disconnect', () => process.exit());
