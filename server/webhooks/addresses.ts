import ipaddr from 'ipaddr.js';

/** Whether a webhook may lead to an address. */
export type AddressRule = (address: string) => boolean;

/** All of IPv6 that is given out (RFC 4291, section 2.4); the rest is special, or an IPv4 address in disguise. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Public addresses, and those that are allowed besides. Loopback, private, link-local (where clouds keep their
 * metadata), unique-local, shared, reserved and multicast addresses are not public, nor are the forms of IPv6 that
 * carry such an address inside.
 *
 * @param allowed addresses and CIDR ranges, comma separated. Throws a sentence for something else
 */
export function addressRule(allowed: string): AddressRule {
  const ranges = allowed
    .split(',')
    .filter((text) => text !== '')
    .map(rangeOf);
  return (text) => {
    if (!ipaddr.isValid(text)) return false;
    const address = ipaddr.process(text);
    return isPublic(address) || ranges.some((range) => isIn(address, range));
  };
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Range = readonly [Address, number];

function rangeOf(text: string): Range {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  if (!ipaddr.isValid(text)) throw new Error(`"${text}" is neither an address nor a CIDR range`);
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

function isPublic(address: Address): boolean {
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || address.match([...GLOBAL_IPV6]);
}

function isIn(address: Address, [network, bits]: Range): boolean {
  return address.kind() === network.kind() && address.match([network, bits]);
}

/** Names that never lead to anything public, and an address of the kind that they lead to. */
const notoriousNames: readonly { readonly name: RegExp; readonly address: string }[] = [
  // RFC 6761, section 6.3
  { name: /^(.+\.)?localhost$/, address: '127.0.0.1' },
  { name: /^metadata\.google\.internal$/, address: '169.254.169.254' },
  { name: /^kubernetes(\.default(\.svc(\..+)?)?)?$/, address: '10.96.0.1' },
];

/**
 * Whether the host of a URL may be subscribed with. Of most names nobody knows before the connection where they lead:
 * then their addresses are looked at.
 */
export function isHostAllowed(url: URL, rule: AddressRule): boolean {
  const host = hostOf(url);
  if (isAddress(host)) return rule(host);
  const notorious = notoriousNames.find(({ name }) => name.test(host));
  return notorious === undefined || rule(notorious.address);
}

/** The address in a URL, if it has one instead of a name. */
export function addressIn(url: URL): string | undefined {
  const host = hostOf(url);
  return isAddress(host) ? host : undefined;
}

/** Of what cannot be one, the library would throw and catch an error: addresses have a colon, or end in a number. */
function isAddress(host: string): boolean {
  return (host.includes(':') || /(^|\.)(0x[\da-f]*|\d+)$/i.test(host)) && ipaddr.isValid(host);
}

/** Without the brackets of IPv6, and without the dot that ends an absolute name. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}
