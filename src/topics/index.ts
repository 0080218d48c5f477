export { Topic } from './topic.entity';
export { TopicPhrase } from './topic-phrase.entity';
