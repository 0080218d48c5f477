export { createApolloServer, type ApolloServerSetup } from './create-apollo-server';
export { bodyLimits, graphqlRoute, type GraphqlRouteOptions } from './graphql-route';
