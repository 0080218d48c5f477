import { IsOptional, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { PaperLinkKind } from '../links/paper-link-kind';
import { AtMostCharacters, AtMostItems, EachAtMostCharacters, Within } from '../../platform/graphql/mutations/rules';

/** Leaves room for votes cast here in a column of 32 bits. */
const mostVotes = 1_000_000_000;

@InputType({ description: 'A place on the web that belongs to a paper.' })
export class PaperLinkInput {
  @Field({ description: 'An absolute URL, http or https.' })
  @AtMostCharacters(2_000)
  url!: string;

  @Field(() => PaperLinkKind, { nullable: true, description: 'Judged by the URL if left out.' })
  kind?: PaperLinkKind | null;
}

/** What a source says of a paper. */
@InputType({ description: 'What a source says of a paper. On a known paper, a field that is left out stays as it is.' })
export class PaperInput {
  @Field({ description: 'At most 1,000 characters; white space is made single spaces.' })
  @AtMostCharacters(1_000)
  title!: string;

  @Field({ description: 'Plain text of at most 20,000 characters; an empty line parts paragraphs.' })
  @AtMostCharacters(20_000)
  abstract!: string;

  @Field(() => String, { nullable: true, description: 'Also with a version, or as a URL.' })
  @IsOptional()
  @AtMostCharacters(200)
  arxivId?: string | null;

  @Field(() => String, { nullable: true, description: "Also as a resolver's URL." })
  @IsOptional()
  @AtMostCharacters(300)
  doi?: string | null;

  @Field(() => String, { nullable: true, description: 'Where to read about it: an absolute URL, http or https.' })
  @IsOptional()
  @AtMostCharacters(2_000)
  url?: string | null;

  @Field(() => String, { nullable: true, description: 'RFC 3339, a day or an instant.' })
  publishedAt?: string | null;

  @Field(() => String, { nullable: true, description: 'RFC 3339, a day or an instant.' })
  withdrawnAt?: string | null;

  @Field(() => [String], { nullable: true, description: 'In the order of the by-line; at most 5,000 names.' })
  @IsOptional()
  @AtMostItems(5_000)
  @EachAtMostCharacters(300)
  authors?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: "The source's subject classes, the primary first; at most 50.",
  })
  @IsOptional()
  @AtMostItems(50)
  @EachAtMostCharacters(300)
  categories?: string[] | null;

  @Field(() => [PaperLinkInput], { nullable: true, description: 'At most 50; those in the abstract are found anyway.' })
  @IsOptional()
  @AtMostItems(50)
  @ValidateNested({ each: true })
  links?: PaperLinkInput[] | null;

  @Field(() => Int, { nullable: true, description: "The source's own count of votes, at most 1,000,000,000." })
  @IsOptional()
  @Within(0, mostVotes)
  votes?: number | null;
}
