import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import type { DocumentNode } from 'graphql';

type Store = NonNullable<ApolloServerOptions<BaseContext>['documentStore']>;

/** Measured on Node 20: 240 to 510 for tokens that become nodes, 90 for comments, which stay in memory as well. */
const bytesPerToken = 500;
const bytesPerCharacter = 2;

/**
 * Keeps documents that were parsed and validated, those used last up to so many bytes of memory. Apollo's own store
 * weighs them by their JSON, which leaves out text, tokens and comments: it takes 1.8 MB of comment lines for 400 bytes,
 * so that some thousand cheap queries would end the process.
 */
export class DocumentStore implements Store {
  /** In the order of their last use, the oldest first. */
  private readonly kept = new Map<string, { document: DocumentNode; bytes: number }>();
  private bytes = 0;

  constructor(private readonly mostBytes: number) {}

  async get(key: string): Promise<DocumentNode | undefined> {
    const found = this.kept.get(key);
    if (found === undefined) return undefined;
    this.kept.delete(key);
    this.kept.set(key, found);
    return found.document;
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    await this.delete(key);
    const bytes = bytesOf(document);
    this.kept.set(key, { document, bytes });
    this.bytes += bytes;
    for (const oldest of this.kept.keys()) {
      if (this.bytes <= this.mostBytes) break;
      await this.delete(oldest);
    }
  }

  async delete(key: string): Promise<boolean> {
    this.bytes -= this.kept.get(key)?.bytes ?? 0;
    return this.kept.delete(key);
  }
}

/** What a document holds on to, estimated from above. */
function bytesOf({ loc }: DocumentNode): number {
  let tokens = 0;
  for (let token = loc?.startToken ?? null; token !== null; token = token.next) tokens += 1;
  return tokens * bytesPerToken + (loc?.source.body.length ?? 0) * bytesPerCharacter;
}
