import { CitablePaper } from '../../../src/papers/citation/citable-paper';

/** A paper with everything an arXiv record has; a test names what it is about. */
export function aPaper(differences: Partial<CitablePaper> = {}): CitablePaper {
  return {
    title: 'Attention Is All You Need',
    authors: ['Ashish Vaswani', 'Noam Shazeer'],
    arxivId: '1706.03762',
    doi: null,
    url: 'https://huggingface.co/papers/1706.03762',
    publishedAt: new Date('2017-06-12T17:57:34Z'),
    fallbackDate: new Date('2025-03-13T00:00:00Z'),
    categories: ['cs.CL', 'cs.LG'],
    ...differences,
  };
}
