export { Digest } from './digest.entity';
export { DigestEntry } from './digest-entry.entity';
