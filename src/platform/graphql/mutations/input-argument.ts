import { Arg } from 'type-graphql';

/** The one argument of every mutation. */
export function Input(): ParameterDecorator {
  return Arg('input', { description: 'All that the mutation is told.' }) as ParameterDecorator;
}
