import { GraphQLScalarType } from 'graphql';

/** The name of a time zone, on output; inputs take texts, which commands judge. */
export const TimeZoneScalar = new GraphQLScalarType<string, string>({
  name: 'TimeZone',
  description: 'A time zone by its IANA name: "Europe/Berlin".',
  specifiedByURL: 'https://www.iana.org/time-zones',
});
