import { z } from 'zod';
import { secretReference } from '../authentication/secret-schema.ts';
import { strictRecord } from '../strict-record.ts';

const path = z.string().startsWith('/', { error: 'must start with /' });

/** When an instance in a container is ready; one way, or the first response of any status. */
const waitSchema = strictRecord({
  path: path.optional().meta({ description: 'path that returns 200, or `status`' }),
  status: z.int().min(100).max(599).optional().meta({ description: 'status that `path` returns' }),
  log: z.string().min(1).optional().meta({ description: 'text that is in its log' }),
  healthy: z.literal(true).optional().meta({ description: 'the health check of the image succeeds' }),
  seconds: z
    .int()
    .min(1)
    .max(3600)
    .optional()
    .meta({ description: 'seconds that this may take (default 60)' }),
})
  .refine(({ path, log, healthy }) => [path, log, healthy].filter((way) => way !== undefined).length < 2, {
    error: 'has several of path, log and healthy; keep one of them',
  })
  .refine(({ path, status }) => status === undefined || path !== undefined, {
    error: 'has a status without path; say which path returns it',
  });

/** How an instance is started in a container, in place of the URL of one that is running. */
export const containerMembers = {
  image: z.string().regex(/^\S+$/, { error: 'must be the name of an image' }).optional().meta({
    description:
      'the image of the instance, instead of `url`: a container of it is started for the run, and removed after it',
  }),
  compose: z.string().min(1).optional().meta({
    description:
      'a Compose file, instead of `url`: `service` and what it depends on are started for the run, and removed after it',
  }),
  service: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'the service of the Compose file that is the instance' }),
  port: z
    .int()
    .min(1)
    .max(65535)
    .optional()
    .meta({ description: 'the port that the instance listens on in its container' }),
  basePath: path
    .optional()
    .meta({ description: 'path of the base URL of an instance in a container (`/v1`; default `/`)' }),
  env: z
    .record(
      z.string().regex(/^[^\s=]+$/, { error: 'must be the name of a variable' }),
      z.union([z.string(), secretReference], {
        error: `must be a text, or say where it is: { env: 'NAME' }, { file: 'path' } or { command: 'prints it' }`,
      }),
    )
    .optional()
    .meta({
      description:
        'environment variables of the container, or for the Compose file: a text, or a reference if the value is secret',
    }),
  wait: waitSchema.optional().meta({
    description:
      'when the instance in a container is ready: `path` returns 200 or `status`, its `log` has a text, or it is `healthy`; `seconds` that this may take (default: it returns any response within 60 s)',
  }),
  network: z.string().min(1).optional().meta({
    description:
      'an existing network of the engine that the container of the image joins, for a database there',
  }),
  reuse: z.boolean().optional().meta({
    description: 'whether the container of the image stays after the run, and the next run uses it again',
  }),
} as const;

const containerRecord = strictRecord(containerMembers);
export type ContainerMembers = z.output<typeof containerRecord>;

type Place = ContainerMembers & { readonly url?: string | undefined };

/** For each way to say where an instance is: the members that it needs, and those that go with it. */
const ways: Readonly<
  Record<'url' | 'image' | 'compose', { readonly needs: Members; readonly takes: Members }>
> = {
  url: { needs: [], takes: [] },
  image: { needs: ['port'], takes: ['port', 'basePath', 'env', 'wait', 'network', 'reuse'] },
  compose: { needs: ['service', 'port'], takes: ['service', 'port', 'basePath', 'env', 'wait'] },
};

type Members = readonly (keyof ContainerMembers)[];

/** What is wrong with how a target says where it is, as half sentences about the target. */
export function placeMistakes(target: Place): readonly string[] {
  const said = (['url', 'image', 'compose'] as const).filter((way) => target[way] !== undefined);
  const [way, another] = said;
  if (way === undefined)
    return ['has no url; give the url of an instance, or an image or a compose file to start'];
  if (another !== undefined) return [`has both ${way} and ${another}; keep one of them`];
  const { needs, takes } = ways[way];
  const others = Object.keys(containerMembers) as (keyof ContainerMembers)[];
  return [
    ...needs.filter((name) => target[name] === undefined).map((name) => `has ${way} without ${name}`),
    ...others
      .filter((name) => name !== way && target[name] !== undefined && !takes.includes(name))
      .map((name) => `has ${name}, which does not go with ${way}`),
  ];
}
