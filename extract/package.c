/* SPDX-License-Identifier: ISC */
#include "extract/package.h"

#include <string.h>

#include "extract/text.h"

/* The same of an archive whose directory is lost: by the entries' heads. */
static bool
has_head(struct slice bytes, struct slice folder)
{
	static const size_t name_at = 30;
	size_t at = 0;

	while ((at = slice_find(bytes, SLICE("PK\3\4"), at)) < bytes.len) {
		if (slice_starts(slice_sub(bytes, at + name_at, folder.len),
			folder))
			return true;
		at++;
	}
	return false;
}

bool
package_has(struct slice bytes, struct slice folder)
{
	struct zip zip;
	struct zip_entry entry;

	if (!zip_is(bytes))
		return false;
	if (zip_begin(&zip, bytes).detail != NULL)
		return has_head(bytes, folder);
	while (zip_next(&zip, &entry))
		if (slice_starts(entry.name, folder))
			return true;
	return false;
}

struct fault
package_begin(struct package *package, struct slice bytes, struct arena *arena,
    size_t max)
{
	*package = (struct package){ .arena = arena, .left = max };
	return zip_begin(&package->zip, bytes);
}

void
package_end(struct package *package)
{
	buf_release(&package->text);
}

struct fault
package_read(struct package *package, struct slice part,
    const struct xml_reader *reader, void *context)
{
	struct buf *text = &package->text;
	struct zip_entry entry;
	struct fault fault;
	size_t len;

	if (!zip_find(&package->zip, part, &entry))
		return (struct fault){ REASON_DAMAGED,
			"a part of the document is missing" };
	buf_reset(text);
	fault = zip_read(&package->zip, &entry, package->left, text);
	if (fault.detail != NULL)
		return fault;
	package->left -= text->len;
	text_clean(text->data, text->len);
	len = text_drop_invisible(text->data, text->len);
	return xml_read((struct slice){ text->data, len }, reader, context);
}

/* Where the last `c` of `text` is, or SIZE_MAX. */
static size_t
last(struct slice text, char c)
{
	for (size_t at = text.len; at-- > 0;)
		if (text.ptr[at] == c)
			return at;
	return SIZE_MAX;
}

/* The folder of a part, with its slash. */
static struct slice
folder_of(struct slice part)
{
	size_t slash = last(part, '/');

	return slash == SIZE_MAX ? SLICE("") : slice_sub(part, 0, slash + 1);
}

/*
 * The name of the part that `target` leads to from a part in `folder`, or
 * SLICE_NULL.
 */
static struct slice
resolve(struct arena *arena, struct slice folder, struct slice target)
{
	char name[PACKAGE_NAME_LEN];

	while (slice_starts(target, SLICE("../"))) {
		target = slice_sub(target, 3, target.len);
		if (folder.len > 0)
			folder = folder_of(
			    slice_sub(folder, 0, folder.len - 1));
	}
	if (slice_starts(target, SLICE("/"))) {
		target = slice_sub(target, 1, target.len);
		folder = SLICE("");
	}
	if (folder.len + target.len > sizeof(name))
		return SLICE_NULL;
	memcpy(name, folder.ptr, folder.len);
	memcpy(name + folder.len, target.ptr, target.len);
	return arena_copy(arena,
	    (struct slice){ name, folder.len + target.len });
}

struct relating {
	struct arena *arena;
	struct slice folder;
	struct package_relations *relations;
};

static void
add_relation(struct xml *xml, const char *name, bool is_own)
{
	struct relating *relating = xml_context(xml);
	struct package_relations *relations = relating->relations;
	struct slice type = xml_attribute(xml, "Type");
	struct slice target = xml_attribute(xml, "Target");
	size_t slash = last(type, '/');

	if (!is_own || strcmp(name, "Relationship") != 0 ||
	    target.ptr == NULL || relations->n == PACKAGE_RELATIONS_MAX ||
	    slice_equal(xml_attribute(xml, "TargetMode"), SLICE("External")))
		return;
	if (slash != SIZE_MAX)
		type = slice_sub(type, slash + 1, type.len);
	relations->relations[relations->n++] = (struct package_relation){
		arena_copy(relating->arena, xml_attribute(xml, "Id")),
		arena_copy(relating->arena, type),
		resolve(relating->arena, relating->folder, target),
	};
}

struct fault
package_relate(struct package *package, struct slice part,
    struct package_relations *relations)
{
	static const struct xml_reader reader = { .begin = add_relation };
	struct slice folder = folder_of(part);
	struct relating relating = { package->arena, folder, relations };
	struct buf name = BUF_INIT;
	struct fault fault;

	relations->n = 0;
	relations->relations = arena_alloc(package->arena,
	    PACKAGE_RELATIONS_MAX * sizeof(relations->relations[0]));
	buf_add(&name, folder.ptr, folder.len);
	buf_add(&name, "_rels/", 6);
	buf_add(&name, part.ptr + folder.len, part.len - folder.len);
	buf_add(&name, ".rels", 5);
	fault = package_read(package, (struct slice){ name.data, name.len },
	    &reader, &relating);
	buf_release(&name);
	return fault;
}

struct slice
package_by_type(const struct package_relations *relations, const char *type)
{
	for (size_t i = 0; i < relations->n; i++)
		if (slice_equal(relations->relations[i].type, slice_of(type)))
			return relations->relations[i].part;
	return SLICE_NULL;
}

struct slice
package_by_id(const struct package_relations *relations, struct slice id)
{
	for (size_t i = 0; i < relations->n; i++)
		if (slice_equal(relations->relations[i].id, id))
			return relations->relations[i].part;
	return SLICE_NULL;
}
