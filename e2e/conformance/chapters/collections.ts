import { collectionOf, ID, VECTOR, YEAR } from '../requests';
import { ask, prepare, takeAway, type Chapter } from '../step';

const BOOKS = { collection_name: 'cf_books' };

/** Creating, describing, renaming and dropping collections, with and without aliases. */
export const collections: Chapter = {
  name: 'collections',
  steps: [
    ask('CreateCollection', collectionOf('cf_books', [ID, VECTOR, YEAR])),
    ask('CreateCollection', collectionOf('cf_books', [ID, VECTOR, YEAR]), 'the same again'),
    ask('CreateCollection', collectionOf('cf_books', [ID, VECTOR]), 'another of that name'),
    ask('CreateCollection', collectionOf('bad name!', [ID, VECTOR]), 'with a bad name'),
    ask('CreateCollection', collectionOf('1bad', [ID, VECTOR]), 'whose name begins with a digit'),
    ask('CreateCollection', collectionOf('', [ID, VECTOR]), 'without a name'),
    ask('CreateCollection', collectionOf('l'.repeat(256), [ID, VECTOR]), 'with a long name'),
    ask('CreateCollection', collectionOf('cf_novec', [ID]), 'without a vector'),
    ask('CreateCollection', collectionOf('cf_nopk', [VECTOR]), 'without a primary key'),
    ask(
      'CreateCollection',
      collectionOf('cf_two', [ID, VECTOR, { ...VECTOR, name: 'vec2' }]),
      'with two vectors',
    ),
    ask('CreateCollection', collectionOf('cf_db', [ID, VECTOR], { db_name: 'cf_nodb' }), 'in no database'),
    prepare('CreateCollection', collectionOf('cf_other', [ID, VECTOR])),
    ask('DescribeCollection', BOOKS),
    ask('HasCollection', BOOKS),
    ask('ShowCollections'),

    ask('CreateAlias', { ...BOOKS, alias: 'cf_alias' }),
    ask('CreateAlias', { ...BOOKS, alias: 'cf_alias' }, 'again'),
    ask('CreateAlias', { collection_name: 'cf_other', alias: 'cf_alias' }, 'that is of another'),
    ask('CreateAlias', { ...BOOKS, alias: 'cf_other' }, 'with the name of a collection'),
    ask('CreateAlias', { ...BOOKS, alias: 'bad alias!' }, 'with a bad name'),
    ask('DescribeAlias', { alias: 'cf_alias' }),
    ask('DescribeAlias', { alias: 'cf_none' }, 'that is not there'),
    ask('ListAliases'),
    ask('ListAliases', BOOKS, 'of one'),
    ask('DescribeCollection', { collection_name: 'cf_alias' }, 'by alias'),
    ask('HasCollection', { collection_name: 'cf_alias' }, 'by alias'),
    ask('GetLoadState', { collection_name: 'cf_alias' }, 'by alias'),
    ask('ReleaseCollection', { collection_name: 'cf_alias' }, 'by alias'),
    ask('DropCollection', { collection_name: 'cf_alias' }, 'by alias'),
    // milvus-lite dropped it.
    prepare('CreateCollection', collectionOf('cf_books', [ID, VECTOR, YEAR])),
    ask('AlterAlias', { collection_name: 'cf_other', alias: 'cf_alias' }),
    ask('AlterAlias', { collection_name: 'cf_other', alias: 'cf_none' }, 'that is not there'),
    ask('AlterAlias', { collection_name: 'cf_missing', alias: 'cf_alias' }, 'to what is not there'),
    ask('DropAlias', { alias: 'cf_none' }, 'that is not there'),
    ask('DropAlias', { alias: 'cf_alias' }),
    ask('DropAlias', { alias: 'cf_books' }, 'that is a collection'),

    ask('RenameCollection', { oldName: 'cf_books', newName: 'cf_other' }, 'to one that is there'),
    ask('RenameCollection', { oldName: 'cf_books', newName: 'cf_books' }, 'to itself'),
    ask('RenameCollection', { oldName: 'cf_books', newName: 'bad name!' }, 'to a bad name'),
    ask('CreateAlias', { ...BOOKS, alias: 'cf_second' }, 'for what follows'),
    ask('RenameCollection', { oldName: 'cf_second', newName: 'cf_renamed' }, 'by alias'),
    ask('RenameCollection', { oldName: 'cf_other', newName: 'cf_second' }, 'to an alias'),
    ask('RenameCollection', { oldName: 'cf_books', newName: 'cf_renamed' }),
    ask('DropCollection', { collection_name: 'cf_renamed' }, 'that has an alias'),
    ask('HasCollection', { collection_name: 'cf_renamed' }, 'that was dropped'),
    ask('DescribeCollection', { collection_name: 'cf_second' }, 'by the alias of a dropped one'),
    prepare('DropAlias', { alias: 'cf_second' }),
    ...takeAway('cf_books', 'cf_other', 'cf_renamed', 'cf_novec', 'cf_two'),
  ],
};
