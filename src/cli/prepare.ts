import { counted, print, withDatabase } from './with-database';

/** `broadsheet migrate` and `broadsheet seed`. */
export async function migrateAndSeed({ json, seeding }: { json?: boolean; seeding: boolean }): Promise<void> {
  await withDatabase(
    async ({ preparation }) => {
      const { migrations, seeded } = preparation;
      const { topics, digests, papers } = seeded;
      print(json, preparation, [
        migrations.length === 0 ? 'The database was up to date.' : `Migrated: ${migrations.join(', ')}.`,
        ...(seeding
          ? [
              topics + digests === 0
                ? 'It holds topics and papers already: nothing was seeded.'
                : `Seeded ${counted(topics, 'topic')} and ${counted(digests, 'digest')} with ${counted(papers, 'paper')}.`,
            ]
          : []),
      ]);
    },
    { seeding },
  );
}
