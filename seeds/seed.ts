import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DigestFormat, importDigest } from '../src/digests';
import type { Transactional } from '../src/platform/database/database';
import { lockCatalogue } from '../src/platform/database/lock-catalogue';
import { packageRoot } from '../src/platform/package/package-root';
import { createTopic } from '../src/topics';

/** How much was put in. */
export interface Seeded {
  topics: number;
  digests: number;
  papers: number;
}

interface SeedTask {
  database: Transactional;
  now: Date;
  defaultSource: string;
}

/**
 * Gives an empty database something to show: the taxonomy, and the digests of seeds/digests, by the commands that the
 * API uses. What is there already stays: topics are added only where there are none, digests only where there are none.
 * Of two processes that start on one database, the second waits and finds it seeded.
 */
export async function seed({ database, now, defaultSource }: SeedTask): Promise<Seeded> {
  const folder = join(packageRoot(), 'seeds');
  return database.transaction(async (transaction) => {
    await lockCatalogue(transaction);
    const [has] = await transaction.query<{ topics: boolean; papers: boolean }>(
      `select exists (select from topics) as topics,
         exists (select from papers) or exists (select from digests) as papers`,
    );
    const seeded: Seeded = { topics: 0, digests: 0, papers: 0 };
    if (!has?.topics) {
      for (const input of readTaxonomy(join(folder, 'taxonomy.json'))) {
        await createTopic({ input, transaction, now });
        seeded.topics += 1;
      }
    }
    for (const fileName of has?.papers ? [] : readdirSync(join(folder, 'digests')).toSorted()) {
      const content = readFileSync(join(folder, 'digests', fileName), 'utf8');
      const input = { content, format: DigestFormat.DIGEST_TEXT, dryRun: false };
      const { digest, created, problems } = await importDigest({ input, transaction, now, defaultSource, fileName });
      if (digest === null) {
        throw new Error(
          `Expected a digest in seeds/digests/${fileName}, but none was read: ${JSON.stringify(problems)}`,
        );
      }
      seeded.digests += 1;
      seeded.papers += created;
    }
    return seeded;
  });
}

interface TaxonomyEntry {
  slug: string;
  name: string;
  description: string;
  parent: string | null;
  phrases: { phrase: string; weight: number }[];
}

/** Parents first, so that each is there before what stands below it. */
function readTaxonomy(file: string): TaxonomyEntry[] {
  const entries: TaxonomyEntry[] = JSON.parse(readFileSync(file, 'utf8'));
  return entries.toSorted((a, b) => Number(a.parent !== null) - Number(b.parent !== null));
}
