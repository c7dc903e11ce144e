import { story, valueAt } from '@assay-api/assay/suite';

/** The document says that a book has a member "available", and cannot say when it is false. */
export default story({
  title: 'A book that is lent is not available',
  cell: 'PUT /books/{bookId}/loan 204',
  run: async (story) => {
    const lend = await story.draft(story.operation('lendBook'));
    await story.send(lend, { as: 'owner', expect: 204, why: 'Lend a book' });
    const read = await story.validRequest(story.operation('getBook'), lend.path);
    const book = await story.send(read, {
      as: 'owner',
      expect: 200,
      step: 'follow-up',
      why: 'Read the book',
    });
    story.claim(book, {
      sentence: 'The book is not available',
      holds: valueAt(book, '/available') === false,
    });
  },
});
