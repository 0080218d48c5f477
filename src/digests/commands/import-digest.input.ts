import { IsOptional, Matches } from 'class-validator';
import { Field, InputType, registerEnumType } from 'type-graphql';
import { AtMostCharacters } from '../../platform/graphql/mutations/rules';

export enum DigestFormat {
  AUTO = 'AUTO',
  DIGEST_TEXT = 'DIGEST_TEXT',
}

registerEnumType(DigestFormat, {
  name: 'DigestFormat',
  description: 'How a digest is written down.',
  valuesConfig: {
    AUTO: { description: 'Found out from the content.' },
    DIGEST_TEXT: { description: 'A daily-papers page as text: titles and abstracts.' },
  },
});

@InputType({ description: 'A digest to read and store.' })
export class ImportDigestInput {
  @Field({ description: 'The digest, as text.' })
  content!: string;

  @Field(() => DigestFormat, { defaultValue: DigestFormat.AUTO, description: 'How it is written down.' })
  format!: DigestFormat;

  @Field(() => String, {
    nullable: true,
    description: 'Its day, where the content carries no full date; else the latest year that fits is taken.',
  })
  date?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Who publishes it: lower-case words joined by hyphens. The server's first source if left out.",
  })
  @IsOptional()
  @AtMostCharacters(80)
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
    message: 'Expected a source of lower-case letters and digits in words joined by hyphens, got "$value".',
  })
  source?: string | null;

  @Field({ defaultValue: false, description: 'Reads and compares, and stores nothing.' })
  dryRun!: boolean;
}
