import { defineSuite, request, story, valueAt } from '@assay-api/assay/suite';

const create = 'POST /parcels';

/** 400 cents, and 100 for each kilogram that has begun: no schema says that. */
const prices = [
  { grams: 1, price: 500 },
  { grams: 1000, price: 500 },
  { grams: 1001, price: 600 },
];

const stories = prices.map(({ grams, price }) =>
  story({
    suite: 'prices',
    title: `A parcel of ${grams} g costs ${price} cents`,
    cell: `${create} 201`,
    requirements: ['price-by-weight'],
    run: async (story) => {
      const json = { address: `Lane ${story.unique()}`, grams };
      const parcel = await story.send(request(story, create, { json }), {
        as: 'owner',
        expect: 201,
        why: `Send ${grams} g`,
      });
      story.claim(parcel, {
        sentence: `${grams} g cost ${price} cents`,
        holds: valueAt(parcel, '/price') === price,
        requirement: 'price-by-weight',
      });
    },
  }),
);

export default defineSuite({
  requirements: [
    { id: 'price-by-weight', text: 'A parcel costs 400 cents and 100 for each kilogram that has begun.' },
  ],
  stories,
});
