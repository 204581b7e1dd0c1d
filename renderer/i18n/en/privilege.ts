/**
 * A privilege in the midst of a sentence, by the values of `privilegeNames`: by the name that it is granted by, because
 * that is what has to be asked for, and by the one in the server's words, because that is what stands in its logs.
 */
export const PRIVILEGE =
  '{told, select, both {the privilege {grant} (the server calls it {privilege})} one {the privilege {privilege}} other {a privilege that the server did not name}}';
