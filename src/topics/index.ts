export { createTopic } from './commands/create-topic';
export { TopicMutations } from './commands/topic.mutations';
export { loadTaxonomy, readTaxonomyVersion, type Taxonomy } from './load-taxonomy';
export { TopicCount, TopicCountResolver } from './topic-count';
export { announceTaxonomyChange, taxonomyChanged } from './taxonomy-changed.job';
export { Topic } from './topic.entity';
export { topicByKey, topicRow } from './topic.loaders';
export { TopicPhrase } from './topic-phrase.entity';
export { topicNode, TopicResolver } from './topic.resolver';
