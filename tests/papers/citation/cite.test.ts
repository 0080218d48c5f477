import { cite } from '../../../src/papers/citation/cite';
import { CitationFormat } from '../../../src/papers/citation/citation-format';
import { aPaper } from './papers';

const { APA, BIBTEX, CSL_JSON, RIS } = CitationFormat;

describe('a paper at arXiv', () => {
  it('is an eprint in BibTeX', () => {
    expect(cite(aPaper(), BIBTEX)).toBe(`@misc{vaswani2017attentionallyou,
  title = {Attention Is All You Need},
  author = {Vaswani, Ashish and Shazeer, Noam},
  year = {2017},
  month = jun,
  eprint = {1706.03762},
  archivePrefix = {arXiv},
  primaryClass = {cs.CL},
  url = {https://arxiv.org/abs/1706.03762}
}
`);
  });

  it('has its arXiv number, DOI and page in RIS', () => {
    expect(cite(aPaper(), RIS).split('\r\n')).toEqual([
      'TY  - GEN',
      'TI  - Attention Is All You Need',
      'AU  - Vaswani, Ashish',
      'AU  - Shazeer, Noam',
      'PY  - 2017',
      'DA  - 2017/06/12/',
      'PB  - arXiv',
      'AN  - arXiv:1706.03762',
      'KW  - cs.CL',
      'DO  - 10.48550/arXiv.1706.03762',
      'UR  - https://arxiv.org/abs/1706.03762',
      'ER  - ',
      '',
    ]);
  });

  it('is an article with a number in CSL-JSON', () => {
    expect(JSON.parse(cite(aPaper(), CSL_JSON))).toEqual([
      {
        id: 'vaswani2017attentionallyou',
        type: 'article',
        title: 'Attention Is All You Need',
        author: [
          { family: 'Vaswani', given: 'Ashish' },
          { family: 'Shazeer', given: 'Noam' },
        ],
        issued: { 'date-parts': [[2017, 6, 12]] },
        number: 'arXiv:1706.03762',
        publisher: 'arXiv',
        DOI: '10.48550/arXiv.1706.03762',
        URL: 'https://arxiv.org/abs/1706.03762',
      },
    ]);
  });

  it('reads in APA as the manual has it', () => {
    expect(cite(aPaper(), APA)).toBe(
      'Vaswani, A., & Shazeer, N. (2017). Attention Is All You Need (arXiv:1706.03762). arXiv. https://doi.org/10.48550/arXiv.1706.03762',
    );
  });

  it('keeps an identifier of the old kind', () => {
    const paper = aPaper({ arxivId: 'hep-th/9711200', categories: ['hep-th'] });
    expect(cite(paper, BIBTEX)).toContain(
      'eprint = {hep-th/9711200},\n  archivePrefix = {arXiv},\n  primaryClass = {hep-th}',
    );
    expect(cite(paper, RIS)).toContain('UR  - https://arxiv.org/abs/hep-th/9711200\r\n');
  });
});

describe('a paper with a DOI of its own', () => {
  const paper = aPaper({
    title: 'Deep learning.',
    authors: ['Yann LeCun', 'Yoshua Bengio', 'Geoffrey E. Hinton'],
    arxivId: null,
    doi: '10.1038/nature14539',
    url: 'https://www.nature.com/articles/nature14539',
    publishedAt: new Date('2015-05-27T00:00:00Z'),
    categories: [],
  });

  it('carries the DOI in every format', () => {
    expect(cite(paper, BIBTEX)).toBe(`@misc{lecun2015deeplearning,
  title = {Deep learning.},
  author = {LeCun, Yann and Bengio, Yoshua and Hinton, Geoffrey E.},
  year = {2015},
  month = may,
  doi = {10.1038/nature14539},
  url = {https://www.nature.com/articles/nature14539}
}
`);
    expect(cite(paper, RIS)).toContain('DO  - 10.1038/nature14539\r\n');
    expect(JSON.parse(cite(paper, CSL_JSON))).toMatchObject([{ DOI: '10.1038/nature14539' }]);
    expect(cite(paper, APA)).toBe(
      'LeCun, Y., Bengio, Y., & Hinton, G. E. (2015). Deep learning. https://doi.org/10.1038/nature14539',
    );
  });
});

describe('a paper without a date of its own', () => {
  const paper = aPaper({ publishedAt: null });

  it('takes the year, and nothing finer, from the fallback', () => {
    expect(cite(paper, BIBTEX)).toContain('year = {2025},\n  eprint');
    expect(cite(paper, RIS)).not.toContain('DA  - ');
    expect(JSON.parse(cite(paper, CSL_JSON))).toMatchObject([{ issued: { 'date-parts': [[2025]] } }]);
    expect(cite(paper, APA)).toContain('(2025).');
  });

  it('takes the day in UTC', () => {
    const lastSecond = aPaper({ publishedAt: new Date('2024-12-31T23:59:59Z') });
    expect(cite(lastSecond, RIS)).toContain('DA  - 2024/12/31/');
  });
});

describe('authors', () => {
  const paper = aPaper({
    authors: [
      'DeepSeek-AI',
      'Laurens van der Maaten',
      'Martin L. King Jr.',
      '王小明',
      '王 小明',
      'Jean-Paul Łukasz Ó Sé',
      'Sang-goo Lee',
    ],
  });

  it('keep their particles, suffixes and order in BibTeX', () => {
    expect(cite(paper, BIBTEX)).toContain(
      'author = {{DeepSeek-AI} and van der Maaten, Laurens and King, Jr., Martin L. and {王小明} and 王, 小明 and Sé, Jean-Paul Łukasz Ó and Lee, Sang-goo}',
    );
  });

  it('are cited by initials in APA, an East Asian name whole', () => {
    expect(cite(paper, APA)).toMatch(
      /^DeepSeek-AI, van der Maaten, L\., King, M\. L\., Jr\., 王小明, 王小明, Sé, J\.-P\. Ł\. Ó\., & Lee, S\. \(2017\)\. /,
    );
  });

  it('carry their parts in CSL-JSON', () => {
    expect(JSON.parse(cite(paper, CSL_JSON))).toMatchObject([
      {
        author: [
          { literal: 'DeepSeek-AI' },
          { family: 'Maaten', given: 'Laurens', 'non-dropping-particle': 'van der' },
          { family: 'King', given: 'Martin L.', suffix: 'Jr.' },
          { literal: '王小明' },
          { family: '王', given: '小明' },
          { family: 'Sé', given: 'Jean-Paul Łukasz Ó' },
          { family: 'Lee', given: 'Sang-goo' },
        ],
      },
    ]);
  });

  it('are all named up to 20 in APA, and of 573 the first 19 and the last', () => {
    const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `Given Family${index + 1}`);
    expect(cite(aPaper({ authors: names(20) }), APA)).toContain('Family19, G., & Family20, G. (2017)');
    const many = cite(aPaper({ authors: names(573) }), APA);
    expect(many).toContain('Family19, G., . . . Family573, G. (2017)');
    expect(many).not.toContain('Family20,');
    expect(cite(aPaper({ authors: names(573) }), RIS).match(/^AU {2}- /gm)).toHaveLength(573);
  });

  it('lose their nicknames in APA', () => {
    expect(cite(aPaper({ authors: ['Linxi "Jim" Fan'] }), APA)).toMatch(/^Fan, L\. \(2017\)/);
  });

  it('give place to the title in APA where there are none', () => {
    const anonymous = aPaper({ authors: [], title: 'Who Wrote This?', arxivId: null, url: null, doi: null });
    expect(cite(anonymous, APA)).toBe('Who Wrote This? (2017).');
    expect(cite(anonymous, BIBTEX)).toBe(
      '@misc{2017whowrotethis,\n  title = {Who Wrote This?},\n  year = {2017},\n  month = jun\n}\n',
    );
    expect(JSON.parse(cite(anonymous, CSL_JSON))[0]).not.toHaveProperty('author');
  });
});
