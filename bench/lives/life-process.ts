import { type LifeSteps, takeSteps } from './life-steps';

/** Takes the steps that its parent sends, and says how long it worked on each lot, in milliseconds of a processor. */
process.on('message', (steps: LifeSteps) => {
  const before = process.cpuUsage();
  takeSteps(steps).then(
    () => {
      const { user, system } = process.cpuUsage(before);
      process.send?.({ cpuMillis: (user + system) / 1_000 });
    },
    (error: unknown) => process.send?.({ failure: error instanceof Error ? error.message : String(error) }),
  );
});
process.on('disconnect', () => process.exit());
