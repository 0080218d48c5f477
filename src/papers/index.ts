export { Author } from './author.entity';
export { Paper } from './paper.entity';
export { PaperAuthor } from './paper-author.entity';
export { PaperLink } from './paper-link.entity';
export { PaperTopic } from './paper-topic.entity';
export { Vote } from './vote.entity';
