import { PaperLinkKind } from './paper-link-kind';

const codeHosts = /^(?:(?:gist\.)?github\.com|raw\.githubusercontent\.com|gitlab\..+|bitbucket\.org|codeberg\.org)$/;
const paperHosts = /(?:^|\.)(?:arxiv\.org|doi\.org)$/;
const huggingFaceHosts = /^(?:huggingface\.co|hf\.co)$/;

/** First path segments of Hugging Face that are no organisation, so that what follows is no model. */
const huggingFacePages = new Set(
  'blog chat collections docs events join learn login models new organizations papers posts pricing settings tasks'.split(
    ' ',
  ),
);

/** What a URL leads to, told from its host and path alone; what is no http(s) URL is OTHER. */
export function classifyLink(url: string): PaperLinkKind {
  if (!/^https?:/i.test(url) || !URL.canParse(url)) {
    return PaperLinkKind.OTHER;
  }
  const { hostname, pathname } = new URL(url);
  const host = hostname.replace(/^www\./, '');
  if (codeHosts.test(host)) {
    return PaperLinkKind.CODE;
  }
  if (huggingFaceHosts.test(host)) {
    return classifyHuggingFacePath(pathname);
  }
  if (host.endsWith('.hf.space')) {
    return PaperLinkKind.DEMO;
  }
  return paperHosts.test(host) ? PaperLinkKind.OTHER : PaperLinkKind.PROJECT;
}

function classifyHuggingFacePath(path: string): PaperLinkKind {
  const [first, second] = path.split('/').filter((segment) => segment !== '');
  if (first === undefined || second === undefined || huggingFacePages.has(first)) {
    return PaperLinkKind.OTHER;
  }
  if (first === 'datasets') {
    return PaperLinkKind.DATASET;
  }
  return first === 'spaces' ? PaperLinkKind.DEMO : PaperLinkKind.MODEL;
}
