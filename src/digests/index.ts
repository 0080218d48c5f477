export { DigestMutations } from './commands/digest.mutations';
export { importDigest, type ImportedDigest } from './commands/import-digest';
export { DigestFormat } from './commands/import-digest.input';
export { Digest } from './digest.entity';
export { DigestEntry } from './digest-entry.entity';
export { DigestEntryEdgeResolver, digestNode, DigestResolver, PaperDigestsResolver } from './digest.resolver';
