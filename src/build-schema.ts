import 'reflect-metadata';
import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { buildSchemaSync, type ResolverData } from 'type-graphql';
import {
  type AccessContext,
  type AccessRule,
  apiKeyNode,
  ApiKeyResolver,
  RateLimitResolver,
  requireAccess,
  ViewerResolver,
} from './access';
import { DigestEntryEdgeResolver, DigestMutations, digestNode, DigestResolver, PaperDigestsResolver } from './digests';
import {
  authorNode,
  AuthorResolver,
  PaperConnectionResolver,
  PaperEdgeResolver,
  PaperFacetsResolver,
  PaperMutations,
  paperNode,
  PaperResolver,
  PaperTopicResolver,
  TopicPapersResolver,
  ViewerHasVotedResolver,
} from './papers';
import type { NodeType } from './platform/graphql/context/request-context';
import { NodeResolver } from './platform/graphql/nodes/node.resolver';
import { DateTimeScalar } from './platform/graphql/scalars/scalars';
import { DidYouMeanResolver, SimilarPaperResolver, SimilarPapersResolver, SuggestResolver } from './search';
import {
  ConsentMutations,
  DeliveryPaperResolver,
  DigestSubscriptionMutations,
  digestSubscriptionNode,
  DigestSubscriptionResolver,
  RehearsalResolver,
  SubscriberMutations,
  subscriberNode,
  SubscriberResolver,
  ViewerSubscriberResolver,
} from './subscribers';
// Behind what it adds to, for types are printed in the order in which their classes are read.
import {
  DeliveryMutations,
  deliveryNode,
  DeliveryResolver,
  PreviewResolver,
  SubscriberDeliveriesResolver,
} from './delivery';
import { TopicCountResolver, TopicMutations, topicNode, TopicResolver } from './topics';

/** Every type that `node` can find. */
export const nodeTypes: ReadonlyMap<string, NodeType> = new Map(
  [apiKeyNode, authorNode, deliveryNode, digestNode, digestSubscriptionNode, paperNode, subscriberNode, topicNode].map(
    (type: NodeType) => [type.name, type],
  ),
);

/** Lets a field marked with `@Authorized(Scope.X)` be reached by callers with that scope alone; see `subscribersToo`. */
const authChecker = ({ context }: ResolverData<AccessContext>, rule: AccessRule[]): boolean => {
  requireAccess(context.caller, rule);
  return true;
};

/** The GraphQL schema, from the classes of all features. Inputs are validated by the commands that take them. */
export function buildSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      ApiKeyResolver,
      AuthorResolver,
      ConsentMutations,
      DeliveryMutations,
      DeliveryPaperResolver,
      DeliveryResolver,
      DidYouMeanResolver,
      DigestEntryEdgeResolver,
      DigestMutations,
      DigestResolver,
      DigestSubscriptionMutations,
      DigestSubscriptionResolver,
      NodeResolver,
      PaperDigestsResolver,
      PaperConnectionResolver,
      PaperEdgeResolver,
      PaperFacetsResolver,
      PaperMutations,
      PaperResolver,
      PaperTopicResolver,
      PreviewResolver,
      RateLimitResolver,
      RehearsalResolver,
      SimilarPaperResolver,
      SimilarPapersResolver,
      SubscriberDeliveriesResolver,
      SubscriberMutations,
      SubscriberResolver,
      SuggestResolver,
      TopicCountResolver,
      TopicMutations,
      TopicPapersResolver,
      TopicResolver,
      ViewerHasVotedResolver,
      ViewerResolver,
      ViewerSubscriberResolver,
    ],
    scalarsMap: [{ type: Date, scalar: DateTimeScalar }],
    authChecker,
    validate: false,
  });
  describe(schema.getQueryType(), 'Everything that can be read. Papers, topics, digests and authors are open to all.');
  describe(
    schema.getMutationType(),
    'Everything that can be changed; each mutation says in userErrors what was wrong.',
  );
  return schema;
}

/** type-graphql makes the root types by itself and leaves them without a word. */
function describe(type: GraphQLObjectType | null | undefined, description: string): void {
  if (type) {
    type.description = description;
  }
}
