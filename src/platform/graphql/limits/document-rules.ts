import type { ValidationRule } from 'graphql';

import { limits } from './limits';
import { maxAliasesRule } from './max-aliases.rule';
import { maxDepthRule } from './max-depth.rule';

/** The limits that hang on the document alone: they run with its validation, so once for each text. */
export const documentRules: readonly ValidationRule[] = [maxAliasesRule(limits.aliases), maxDepthRule(limits)];
