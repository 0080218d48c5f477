import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printSchema } from 'graphql';
import { buildSchema } from './build-schema';
import { packageRoot } from './platform/package/package-root';

/** The schema as text, as it is committed in schema/schema.graphql. Run by itself, this file writes it there. */
export function printBroadsheetSchema(): string {
  return `${printSchema(buildSchema())}\n`;
}

if (require.main === module) {
  writeFileSync(join(packageRoot(), 'schema', 'schema.graphql'), printBroadsheetSchema());
}
