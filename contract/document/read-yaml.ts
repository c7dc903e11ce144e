import { CORE_SCHEMA, load, mergeTag, YAMLException } from 'js-yaml';
import { parse } from 'yaml';

/** YAML 1.2 has no merge keys (`<<: *errors`), but whoever writes documents has, and most tools that read them. */
const withMergeKeys = CORE_SCHEMA.withTags(mergeTag);

/**
 * The value that a YAML text describes; throws the YAMLException of the first library. A bracket that closes below the name
 * of its member is less indented than YAML wants it (1.2.2, section 7.4), but documents are full of these, and most tools
 * read them. The library that does takes four times as long, so that it comes second.
 */
export function readYaml(text: string): unknown {
  try {
    return load(text, { schema: withMergeKeys });
  } catch (error) {
    if (!(error instanceof YAMLException) || error.reason !== 'deficient indentation') throw error;
    try {
      return parse(text, { merge: true, maxAliasCount: -1 });
    } catch {
      throw error;
    }
  }
}
