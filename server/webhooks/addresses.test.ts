import { describe, expect, test } from 'vitest';
import { addressRule, isHostAllowed } from './addresses.ts';

const rule = addressRule('');

describe('an address that is not public', () => {
  test.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '169.254.169.123',
    '100.64.0.1',
    '100.100.100.200',
    '192.0.0.192',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '::10.0.0.1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd00:ec2::254',
    'fec0::1',
    'ff02::1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::a00:1',
    '2002:7f00:1::',
    '2001::1',
    '2001:db8::1',
    '4000::1',
    'not an address',
    '',
  ])('%s is refused', (address) => {
    expect(rule(address)).toBe(false);
  });
});

test.each(['8.8.8.8', '172.32.0.1', '192.169.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])(
  '%s is public',
  (address) => {
    expect(rule(address)).toBe(true);
  },
);

test.each([
  { allowed: '127.0.0.1', address: '127.0.0.1', is: true },
  { allowed: '127.0.0.1', address: '::ffff:127.0.0.1', is: true },
  { allowed: '127.0.0.1', address: '127.0.0.2', is: false },
  { allowed: '10.1.0.0/16', address: '10.1.255.255', is: true },
  { allowed: '10.1.0.0/16', address: '10.2.0.0', is: false },
  { allowed: '10.1.0.0/16', address: 'fd00::1', is: false },
  { allowed: '127.0.0.1,fd00::/8', address: 'fd12::1', is: true },
])('where $allowed is allowed, $address is: $is', ({ allowed, address, is }) => {
  expect(addressRule(allowed)(address)).toBe(is);
});

test('what is no address cannot be allowed', () => {
  expect(() => addressRule('127.0.0.1,1:2')).toThrow('"1:2" is neither an address nor a CIDR range');
});

describe('the host of a URL', () => {
  test.each([
    { url: 'https://example.com/hook', is: true },
    { url: 'https://8.8.8.8/hook', is: true },
    { url: 'https://[2606:4700::1111]/hook', is: true },
    { url: 'https://localhost.example.com/hook', is: true },
    { url: 'https://localhost/hook', is: false },
    { url: 'https://LOCALHOST./hook', is: false },
    { url: 'https://hooks.localhost/', is: false },
    { url: 'https://metadata.google.internal/computeMetadata/v1/', is: false },
    { url: 'https://kubernetes.default.svc.cluster.local/', is: false },
    { url: 'https://127.0.0.1/', is: false },
    { url: 'https://127.1/', is: false },
    { url: 'https://2130706433/', is: false },
    { url: 'https://0x7f000001/', is: false },
    { url: 'https://0177.0.0.1/', is: false },
    { url: 'https://127.0.0.1./', is: false },
    { url: 'https://[::1]/', is: false },
    { url: 'https://[::ffff:127.0.0.1]/', is: false },
    { url: 'https://user:word@10.0.0.1/', is: false },
    { url: 'https://example.com@169.254.169.254/', is: false },
  ])('$url is allowed: $is', ({ url, is }) => {
    expect(isHostAllowed(new URL(url), rule)).toBe(is);
  });

  test('a notorious name is allowed with the address that it leads to', () => {
    expect(isHostAllowed(new URL('https://localhost/'), addressRule('127.0.0.0/8'))).toBe(true);
  });
});
