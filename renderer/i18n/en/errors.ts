import { PRIVILEGE } from './privilege';

/**
 * One sentence and one remedy for every code of `shared/ipc/result.ts`. A value that a failure did not come with is
 * `absent`, so a sentence that names it has both forms.
 */
export const errors = {
  'error.invalidInput.message':
    'This request was not in order{field, select, absent {} other {: {field}}}, so it was not sent.',
  'error.invalidInput.hint': 'Check what was entered. The details name what is wrong.',
  'error.badSender.message': 'The request did not come from the window of Falconer and was refused.',
  'error.badSender.hint': 'Close the window and start Falconer again.',
  'error.readOnly.message':
    '{connection, select, absent {This connection is} other {{connection} is}} read-only: nothing was changed.',
  'error.readOnly.hint':
    '{why, select, environment {The settings make its whole environment read-only: turn that off there} other {Turn "Read-only" off in the connection}} if it should be able to change the server.',
  'error.confirmationRequired.message': 'This needs a confirmation that was not given: nothing was changed.',
  'error.confirmationRequired.hint':
    'Start again and answer the question. The environment of the connection may have changed meanwhile.',
  'error.ticketInvalid.message':
    'This confirmation is not valid any more ({why, select, expired {it is older than two minutes} changed {the environment or the address of the connection was changed} foreign {it belongs to another window or connection} other {it was used already, or never given}}): nothing was sent.',
  'error.ticketInvalid.hint': 'Read again what would be dropped, and confirm that.',
  'error.agreementVoid.message':
    'What was agreed to does not hold any more ({why, select, readOnly {the connection was made read-only} environment {the environment of the connection was changed} other {nothing of it was sent for more than 10 minutes}}): the next step was not sent.',
  'error.agreementVoid.hint':
    'Refresh to see what is there now, then ask for it again if it is still wanted.',
  'error.tooManyDrops.message':
    'One list may drop {limit, select, absent {fewer} other {{limit}}} on this environment{count, select, absent {} other {, and this one has {count}}}: nothing was sent.',
  'error.tooManyDrops.hint': 'Choose fewer, or raise the limit in the settings.',
  'error.cancelled.message': 'The request was cancelled before it was answered.',
  'error.cancelled.hint': 'Start it again if it is still wanted.',
  'error.internal.message': 'Something in Falconer itself went wrong.',
  'error.internal.hint': 'Try it again. If it stays so, start Falconer again and report the details.',

  'error.connectionUnknown.message': 'This connection does not exist any more.',
  'error.connectionUnknown.hint': 'It was removed meanwhile. Choose another one or add it again.',
  'error.connectionNameTaken.message':
    'There is a connection named {name, select, absent {like this} other {{name}}} already.',
  'error.connectionNameTaken.hint': 'Choose another name; upper and lower case count as the same.',
  'error.secretMissing.message':
    '{reason, select, addressChanged {The saved password or token was entered for another address and is not sent to this one.} tlsTurnedOff {The saved password or token was entered for a connection with TLS and is not sent without it.} authChanged {The way of authentication changed, so the saved password or token does not fit.} unreadable {The saved password or token could not be read from the keychain.} other {The password or token of this connection is not saved.}}',
  'error.secretMissing.hint': 'Edit the connection and enter the password or token again.',
  'error.secretNotStored.message': 'The password or token could not be stored on this computer.',
  'error.secretNotStored.hint':
    'Keep it for this session only, or unlock the keychain of the system and save again.',
  'error.plaintextCredentials.message':
    'Without TLS the credentials would cross the network to {address, select, absent {the server} other {{address}}} readable for everybody.',
  'error.plaintextCredentials.hint':
    'Turn TLS on, or agree below "Authentication" that they are sent without it.',
  'error.storageFailed.message':
    '{file, select, absent {A file of the profile} other {{file}}} could not be written.',
  'error.storageFailed.hint':
    'Check free space and rights of the profile folder. What you see here holds until Falconer is closed.',
  'error.taskUnknown.message': 'This task is not known any more.',
  'error.taskUnknown.hint':
    'It was dismissed, or Falconer was started again since. Refresh the list to see the state.',
  'error.taskConflict.message':
    'Another task works on {collection, select, absent {this collection} other {{collection}}} now.',
  'error.taskConflict.hint': 'Wait until it has ended, or stop watching it in "Tasks".',
  'error.bulkUnknown.message': 'There is no such list of changes any more.',
  'error.bulkUnknown.hint': 'It was dismissed, or its file is gone. Refresh the list to see the state.',
  'error.bulkRunning.message': 'This list of changes is still at work.',
  'error.bulkRunning.hint': 'Stop the rest of it and wait until what is under way has ended.',
  'error.warmSetUnknown.message': 'There is no such warm set any more.',
  'error.warmSetUnknown.hint': 'It was deleted, or what was read for it is too old. Begin again.',
  'error.warmSetNameTaken.message':
    'There is a warm set named {name, select, absent {like this} other {{name}}} already.',
  'error.warmSetNameTaken.hint': 'Choose another name; upper and lower case count as the same.',
  'error.warmSetInvalid.message':
    'The file is not a warm set{field, select, absent {: it is not JSON} other {: {field} is not in order}}. Nothing of it was taken.',
  'error.warmSetInvalid.hint':
    'Export the set again from where it comes from, or correct the file by the schema in docs/warm-set.schema.json.',
  'error.warmSetNewer.message':
    'The file was written by a newer Falconer{actual, select, absent {} other { (format {actual}, this one reads {expected})}}. Nothing of it was taken.',
  'error.warmSetNewer.hint': 'Update Falconer on this computer, or export the set there with this version.',
  'error.archiveUnknown.message': 'There is no such copy in the archive any more.',
  'error.archiveUnknown.hint': 'It was removed. Read the list again.',
  'error.archiveDamaged.message':
    '{file, select, absent {A copy in the archive cannot be read.} other {The copy {file} in the archive cannot be read.}}',
  'error.archiveDamaged.hint':
    'The file is left as it is. Its words are in the details; a program for text opens it.',
  'error.definitionInvalid.message':
    '{field, select, absent {This is not the definition of a collection.} other {This is not the definition of a collection: {field} is not in order.}}',
  'error.definitionInvalid.hint': 'Nothing was taken from it. Correct it, or export the definition again.',
  'error.definitionNewer.message':
    'This definition was written by a newer Falconer: {actual, select, absent {its shape is newer than this one knows.} other {its shape is {actual}, this one knows up to {expected}.}}',
  'error.definitionNewer.hint': 'Update Falconer on this computer. Nothing was taken from the file.',
  'error.cannotRecreate.message':
    '{reason, select, keyType {This server cannot make the collection: it does not know the type of {field}, which is a key.} noVector {This server cannot make the collection: it knows none of its vector fields.} other {This server cannot make the collection.}}',
  'error.cannotRecreate.hint': 'Choose a server of a version that knows everything in the definition.',
  'error.fileUnreadable.message':
    '{file, select, absent {The file} other {{file}}} could not be read. Nothing of it was taken.',
  'error.fileUnreadable.hint': 'Check that it is still there and that you may read it.',
  'error.fileUnwritable.message': '{file, select, absent {The file} other {{file}}} could not be written.',
  'error.fileUnwritable.hint': 'Check free space and rights of the folder, or choose another one.',

  'error.notConnected.message': 'There is no connection to the server.',
  'error.notConnected.hint': 'Open the connection and try again.',
  'error.leadsElsewhere.message':
    'The connection leads elsewhere now: its address or its TLS was changed after this was begun. Nothing of it is sent to the other server, and what is there says nothing of how this ended.',
  'error.leadsElsewhere.hint':
    'Connect to the server that it was begun on to see what is there. On this one ask for it anew if it is wanted there as well.',
  'error.nameNotFound.message':
    'No computer was found under the name in {address, select, absent {the address} other {{address}}}.',
  'error.nameNotFound.hint':
    'Check the spelling of the address, and VPN and DNS if the name is an internal one.',
  'error.connectionRefused.message':
    'Nothing answers at {address, select, absent {this address} other {{address}}}.',
  'error.connectionRefused.hint':
    'Check that Milvus runs and that the port is that of gRPC, 19530 unless changed. A firewall can be the reason too.',
  'error.connectionLost.message': 'The connection to the server broke.',
  'error.connectionLost.hint': 'Falconer tries to connect again by itself. Check the server and the network.',
  'error.timeout.message':
    'The server did not answer within {seconds, select, absent {the time allowed} other {{seconds} s}}.',
  'error.timeout.hint':
    'It may be busy or far away. Try again, or allow more time in the timeouts of the connection.',
  'error.notMilvus.message': 'What answers there is not a Milvus server.',
  'error.notMilvus.hint':
    'The port may be that of a web page or of metrics, such as 9091 or 3000. Milvus takes gRPC on 19530 unless changed.',
  'error.authFailed.message': 'The server refused the credentials.',
  'error.authFailed.hint': 'Check user and password, or the token. Upper and lower case count.',
  'error.authMissing.message': 'The server wants credentials and none were sent.',
  'error.authMissing.hint': 'Edit the connection and set "Authentication".',
  'error.tlsUntrusted.message': 'The certificate of the server is not trusted by this computer.',
  'error.tlsUntrusted.hint':
    'Give the certificate of the authority that signed it in "CA file". If it has expired, it has to be renewed on the server.',
  'error.tlsHostMismatch.message': 'The certificate of the server is for another name.',
  'error.tlsHostMismatch.hint':
    'Connect by a name that is in the certificate, or give that name in "Server name in the certificate".',
  'error.tlsNotOffered.message': 'The server does not speak TLS on this port.',
  'error.tlsNotOffered.hint': 'Turn TLS off for this connection, or turn it on at the server.',
  'error.tlsMaybeRequired.message': 'The server hung up at once, as one does that speaks only TLS.',
  'error.tlsMaybeRequired.hint': 'Turn TLS on for this connection and test again.',
  'error.tlsClientCertificateRequired.message': 'The server wants a certificate from its clients.',
  'error.tlsClientCertificateRequired.hint':
    'Falconer cannot present client certificates. Ask for an address that does without.',
  'error.tlsFileUnreadable.message':
    '{path, select, absent {The CA file} other {The CA file {path}}} could not be read.',
  'error.tlsFileUnreadable.hint': 'Choose a PEM file that exists and that you may read.',

  'error.permissionDenied.message': `{privilege, select, absent {This user may not do that} other {{user, select, absent {This user} other {The user {user}}} lacks ${PRIVILEGE}}}.`,
  'error.permissionDenied.hint':
    '{privilege, select, absent {Ask who administers the server for the right.} other {Ask who administers the server to grant {grant}.}} The rest of the window works.',
  'error.notSupported.message': 'This server cannot do that.',
  'error.notSupported.hint': 'A newer version of Milvus may. The version is shown beside the connection.',
  'error.databaseNotFound.message':
    'There is no database {database, select, absent {of this name} other {{database}}} any more.',
  'error.databaseNotFound.hint': 'Open another database of this connection.',
  'error.collectionNotFound.message':
    'There is no collection {collection, select, absent {of this name} other {{collection}}} any more.',
  'error.collectionNotFound.hint': 'It was dropped or renamed meanwhile. Refresh the list.',
  'error.partitionNotFound.message':
    'There is no partition {partition, select, absent {of this name} other {{partition}}} any more.',
  'error.partitionNotFound.hint': 'It was dropped meanwhile. Refresh the list.',
  'error.aliasNotFound.message':
    'There is no alias {alias, select, absent {of this name} other {{alias}}} any more.',
  'error.aliasNotFound.hint': 'Refresh the list.',
  'error.indexNotFound.message': 'There is no such index.',
  'error.indexNotFound.hint': 'Refresh the collection to see which indexes it has.',
  'error.indexMissing.message':
    '{field, select, absent {A vector field has no index} other {The vector field {field} has no index}}: Milvus loads only what has one.',
  'error.indexMissing.hint': 'Create an index on it, or load without the field where the server can.',
  'error.alreadyExists.message':
    '{name, select, absent {Something of this name} other {A collection, alias or database named {name}}} exists already. Nothing was changed.',
  'error.alreadyExists.hint': 'Choose another name, or refresh to see what is there.',
  'error.indexExists.message':
    '{field, select, absent {The field} other {{field}}} of {collection, select, absent {the collection} other {{collection}}} has an index already{name, select, absent {} other {: {name}}}.',
  'error.indexExists.hint': 'Nothing was sent. Load with the index that is there, or drop it first.',
  'error.indexBuildFailed.message':
    'The server could not build the index on {field, select, absent {the field} other {{field}}}.',
  'error.indexBuildFailed.hint':
    'Its reason is in the details. The index is still there, marked as failed: drop it before another one is created.',
  'error.indexGone.message':
    'The index on {field, select, absent {the field} other {{field}}} is gone: somebody dropped it while it was built.',
  'error.indexGone.hint': 'Refresh the collection to see which indexes it has, then create it again.',
  'error.notLoaded.message': '{collection, select, absent {It} other {{collection}}} is not in memory.',
  'error.notLoaded.hint': 'Load it first. Somebody else may have released it; refresh to see its state.',
  'error.fieldNotLoaded.message':
    '{field, select, absent {A field} other {The field {field}}} is not in memory.',
  'error.fieldNotLoaded.hint':
    'It was left out of the load. Release the collection and load it with the field.',
  'error.notFullyLoaded.message':
    '{collection, select, absent {It} other {{collection}}} is not wholly in memory yet.',
  'error.notFullyLoaded.hint': 'Wait until the load has ended, then try again.',
  'error.loadFieldsDiffer.message':
    '{collection, select, absent {It} other {{collection}}} is in memory with other fields than were asked for.',
  'error.loadFieldsDiffer.hint':
    'Loaded fields cannot be changed while it is loaded: release it first, then load.',
  'error.replicasDiffer.message':
    '{collection, select, absent {It} other {{collection}}} is in memory with another number of replicas{actual, select, absent {} other {: {actual}}}.',
  'error.replicasDiffer.hint': 'Release it first, then load it with the number that is wanted.',
  'error.outOfMemory.message': 'The query nodes have too little memory for it.',
  'error.outOfMemory.hint':
    'Release something else, load fewer fields, partitions or replicas, or add memory or query nodes.',
  'error.resourceInsufficient.message': 'The server lacks the resources for it now.',
  'error.resourceInsufficient.hint': 'Check memory and disk of the nodes, and try again later.',
  'error.nodesNotEnough.message':
    'There are too few query nodes{current, select, absent {} other {: {current} of {expected}}}.',
  'error.nodesNotEnough.hint': 'Ask for fewer replicas, or add query nodes to the cluster.',
  'error.rateLimited.message': 'The server takes no more requests of this kind for now.',
  'error.rateLimited.hint':
    'Wait a few seconds and try again. The limits are set in the configuration of Milvus.',
  'error.quotaExceeded.message': 'A quota of the server is used up.',
  'error.quotaExceeded.hint': 'The details name the quota. Free something, or have it raised.',
  'error.partitionIsLoaded.message':
    'The partition{partition, select, absent {} other { {partition}}} is in memory, and this server drops no loaded partition.',
  'error.partitionIsLoaded.hint': 'Release it first, then drop it.',
  'error.defaultPartition.message': 'The default partition cannot be dropped.',
  'error.defaultPartition.hint': 'Drop the collection if everything in it should go.',
  'error.partitionKeyMode.message':
    'The collection has a partition key, so the server manages its partitions itself.',
  'error.partitionKeyMode.hint': 'Work on the collection as a whole.',
  'error.partitionLoadAfterCollection.message':
    'The collection was loaded as a whole, and this server then loads no single partitions.',
  'error.partitionLoadAfterCollection.hint': 'Release the collection first, then load the partitions.',
  'error.partitionReleaseAfterCollection.message':
    'The collection was loaded as a whole, and this server then releases no single partitions.',
  'error.partitionReleaseAfterCollection.hint':
    'Release the collection, then load the partitions that should stay in memory.',
  'error.collectionHasAliases.message':
    'Aliases point to it{aliases, select, absent {} other {: {aliases}}}. This server drops no collection with aliases.',
  'error.collectionHasAliases.hint': 'Remove the aliases or point them elsewhere, then drop it.',
  'error.aliasGiven.message':
    '{alias, select, absent {This name} other {{alias}}} is an alias, and this needs the name of the collection itself.',
  'error.aliasGiven.hint': 'Refresh the list and ask for it by the name of the collection itself.',
  'error.databaseNotEmpty.message':
    'The database{database, select, absent {} other { {database}}} is not empty, and a server drops only an empty one. {collections, select, absent {} other {In it: {collections}.}} Nothing was dropped.',
  'error.databaseNotEmpty.hint': 'Drop or move its collections first, if they are not needed.',
  'error.defaultDatabase.message': 'Every server keeps its database default: nothing was dropped.',
  'error.defaultDatabase.hint': 'Drop its collections one by one, if they are not needed.',
  'error.invalidParameter.message':
    'The server does not accept a value of the request{field, select, absent {} other {: {field}}}.',
  'error.invalidParameter.hint':
    'The details have the words of the server. Change what they name and try again.',
  'error.serverError.message': 'The server refused it with a message of its own.',
  'error.serverError.hint': 'The details have its words; the logs of Milvus may say more.',

  'error.identityChanged.message':
    '{collection, select, absent {It} other {{collection}}} is not the one that was shown: it was dropped and created again meanwhile. Nothing was changed.',
  'error.identityChanged.hint': 'Refresh the list and look at what is there now.',
  'error.aliasMoved.message':
    '{alias, select, absent {The alias} other {The alias {alias}}} is not as it was shown: it points to {found, select, absent {another collection} other {{found}}} now.',
  'error.aliasMoved.hint': 'Somebody moved it meanwhile. Refresh and look where it points now.',
  'error.aliasAdded.message':
    '{collection, select, absent {The collection} other {{collection}}} has an alias that was not shown: {aliases, select, absent {} other {{aliases}}}. Nothing was changed.',
  'error.aliasAdded.hint': 'Somebody added it meanwhile. Look who uses it, then ask again.',
  'error.copyNotKept.message':
    'No copy of the definition of {collection, select, absent {the collection} other {{collection}}} could be kept{part, select, partitions {: its partitions could not be read} indexes {: its indexes could not be read} aliases {: its aliases could not be read} other {}}, so nothing was dropped.',
  'error.copyNotKept.hint':
    'The details say why. Mend it and ask again; or choose in the question to drop without a copy.',
  'error.loadReverted.message':
    'The load of {collection, select, absent {the collection} other {{collection}}} failed{percent, select, absent {} other { at {percent} %}}: it is out of memory again. {cause, select, told {The server says why in the details.} other {The server gives no reason. Falconer assumes that it gave the load up{seconds, select, absent {} other {, because nothing had moved for {seconds} s}}; a release by another client looks the same.}}',
  'error.loadReverted.hint':
    'Usual reasons are memory of the query nodes, an index that is not built, and the load timeout of the server (600 s by default). Its log names the reason.',
  'error.releasedByOther.message':
    '{partitions, select, absent {{collection, select, absent {The collection} other {{collection}}}} other {{partitions} of {collection}}} went out of memory while it was loading{percent, select, absent {} other {, at {percent} %}}. The server gives no reason. Falconer assumes that another client released it, because the load was still moving.',
  'error.releasedByOther.hint': 'Ask who works on this server, then load it again if it is still wanted.',
  'error.interrupted.message':
    '{left, select, nothing {Falconer was closed before anything was sent: nothing was changed.} released {Falconer was closed after the release: {collection} is out of memory, and the load was not sent.} partitionReleased {Falconer was closed at the release: {partition} of {collection} is out of memory now. The drop was not sent.} partitionNotReleased {Falconer was closed at the release. {partition} of {collection} is in memory now: it was not released, or it was loaded again since. The drop was not sent.} notReleased {Falconer was closed while the release was sent. It is in memory now: it was not released, or it was loaded again since.} notDropped {Falconer was closed while the drop was sent. It was looked for several times since, and is still there: it was not dropped.} notChanged {Falconer was closed while this was sent. It is not so now: it was not carried out, or undone since.} notLoaded {Falconer was closed while the load was sent. It is not in memory now: the load was not carried out, or it was undone since.} noIndex {Falconer was closed while the index was being created. There is no such index now: it was not created, or it was dropped since.} notMade {Falconer was closed while the collection was being created. There is nothing of that name now: it was not created, or it was dropped since.} madeInPart {Falconer was closed while {collection} was being made again. It is there; what of its partitions, indexes and aliases is there is not known here, and what was left was not sent.} notCompared {{collection} was made again. Falconer was closed before it was read whether it is as it was defined.} aliasesRemoved {Falconer was closed while or after aliases of {collection} were removed. These do not lead to it any more: {aliases}. The drop of the collection was not sent.} aliasesNotRemoved {Falconer was closed while aliases of {collection} were being removed. All of them still lead to it: none was removed, or they were made again since. The drop of the collection was not sent.} indexBuilt {The index is built. Falconer was closed meanwhile, so the load was not sent.} gone {Falconer was closed while it was loading. It is out of memory now; what became of the load meanwhile is not known.} other {Falconer was closed while this was under way. How it ended is not known.}}',
  'error.interrupted.hint': 'Refresh to see what is there now, then ask for it again if it is still wanted.',
  'error.outcomeUnknown.message': 'Whether the server carried it out is unknown.',
  'error.outcomeUnknown.hint': 'Refresh to see what is there now, before it is asked for again.',
  'error.notInEffect.message':
    'Nobody saw how it ended. Read afterwards, the server shows no effect of it: it was not carried out, or undone since.',
  'error.notInEffect.hint': 'Resume or retry it if it is still wanted.',
} as const;
