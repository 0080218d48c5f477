import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import type { DocumentNode } from 'graphql';

import { LruMap } from '../../cache/lru-map';

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
  private readonly kept: LruMap<string, DocumentNode>;

  constructor(mostBytes: number) {
    this.kept = new LruMap(mostBytes, bytesOf);
  }

  async get(key: string): Promise<DocumentNode | undefined> {
    return this.kept.get(key);
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    this.kept.set(key, document);
  }

  async delete(key: string): Promise<boolean> {
    return this.kept.delete(key);
  }
}

/** What a document holds on to, estimated from above. */
function bytesOf({ loc }: DocumentNode): number {
  let tokens = 0;
  for (let token = loc?.startToken ?? null; token !== null; token = token.next) tokens += 1;
  return tokens * bytesPerToken + (loc?.source.body.length ?? 0) * bytesPerCharacter;
}
