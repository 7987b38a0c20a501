"""Generated from schemas/ by schemas/generate.py: says whether a value is valid, not why. Do not edit."""

# fmt: off
# ruff: noqa
# mypy: ignore-errors


class Refused(ValueError):
    """The value does not fit the schema."""


NoneType = type(None)


def check_actions_change(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise Refused
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['id', 'agent', 'do', 'project', 'title', 'body', 'files']) - data.keys()
        if data__missing_keys:
            raise Refused
        data_keys = set(data.keys())
        if "id" in data_keys:
            data_keys.remove("id")
            data__id = data["id"]
            if not isinstance(data__id, (str)):
                raise Refused
            if isinstance(data__id, str):
                if not custom_formats["id"](data__id):
                    raise Refused
        if "agent" in data_keys:
            data_keys.remove("agent")
            data__agent = data["agent"]
            if not isinstance(data__agent, (str)):
                raise Refused
            if isinstance(data__agent, str):
                if not custom_formats["name"](data__agent):
                    raise Refused
        if "do" in data_keys:
            data_keys.remove("do")
            data__do = data["do"]
            if not (isinstance(data__do, str) and data__do == 'change'):
                raise Refused
        if "project" in data_keys:
            data_keys.remove("project")
            data__project = data["project"]
            if not isinstance(data__project, (str)):
                raise Refused
            if isinstance(data__project, str):
                if not custom_formats["name"](data__project):
                    raise Refused
        if "title" in data_keys:
            data_keys.remove("title")
            data__title = data["title"]
            if not isinstance(data__title, (str)):
                raise Refused
            if isinstance(data__title, str):
                data__title_len = len(data__title)
                if data__title_len < 1:
                    raise Refused
        if "body" in data_keys:
            data_keys.remove("body")
            data__body = data["body"]
            if not isinstance(data__body, (str)):
                raise Refused
            if isinstance(data__body, str):
                data__body_len = len(data__body)
                if data__body_len < 1:
                    raise Refused
        if "files" in data_keys:
            data_keys.remove("files")
            data__files = data["files"]
            if not isinstance(data__files, (list, tuple)):
                raise Refused
            data__files_is_list = isinstance(data__files, (list, tuple))
            if data__files_is_list:
                data__files_len = len(data__files)
                if data__files_len < 1:
                    raise Refused
                for data__files_x, data__files_item in enumerate(data__files):
                    data__files_item_any_of_count1 = 0
                    if not data__files_item_any_of_count1:
                        try:
                            if not isinstance(data__files_item, (dict)):
                                raise Refused
                            data__files_item_is_dict = isinstance(data__files_item, dict)
                            if data__files_item_is_dict:
                                data__files_item__missing_keys = set(['path', 'content']) - data__files_item.keys()
                                if data__files_item__missing_keys:
                                    raise Refused
                                data__files_item_keys = set(data__files_item.keys())
                                if "path" in data__files_item_keys:
                                    data__files_item_keys.remove("path")
                                    data__files_item__path = data__files_item["path"]
                                    if not isinstance(data__files_item__path, (str)):
                                        raise Refused
                                    if isinstance(data__files_item__path, str):
                                        if not custom_formats["path"](data__files_item__path):
                                            raise Refused
                                if "content" in data__files_item_keys:
                                    data__files_item_keys.remove("content")
                                    data__files_item__content = data__files_item["content"]
                                    if not isinstance(data__files_item__content, (str)):
                                        raise Refused
                                if data__files_item_keys:
                                    raise Refused
                            data__files_item_any_of_count1 += 1
                        except Refused: pass
                    if not data__files_item_any_of_count1:
                        try:
                            if not isinstance(data__files_item, (dict)):
                                raise Refused
                            data__files_item_is_dict = isinstance(data__files_item, dict)
                            if data__files_item_is_dict:
                                data__files_item__missing_keys = set(['path', 'delete']) - data__files_item.keys()
                                if data__files_item__missing_keys:
                                    raise Refused
                                data__files_item_keys = set(data__files_item.keys())
                                if "path" in data__files_item_keys:
                                    data__files_item_keys.remove("path")
                                    data__files_item__path = data__files_item["path"]
                                    if not isinstance(data__files_item__path, (str)):
                                        raise Refused
                                    if isinstance(data__files_item__path, str):
                                        if not custom_formats["path"](data__files_item__path):
                                            raise Refused
                                if "delete" in data__files_item_keys:
                                    data__files_item_keys.remove("delete")
                                    data__files_item__delete = data__files_item["delete"]
                                    if not (isinstance(data__files_item__delete, bool) and data__files_item__delete is True):
                                        raise Refused
                                if data__files_item_keys:
                                    raise Refused
                            data__files_item_any_of_count1 += 1
                        except Refused: pass
                    if not data__files_item_any_of_count1:
                        raise Refused
        if data_keys:
            raise Refused
    return data


def check_actions_channel(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise Refused
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['id', 'agent', 'do', 'slug', 'title', 'about']) - data.keys()
        if data__missing_keys:
            raise Refused
        data_keys = set(data.keys())
        if "id" in data_keys:
            data_keys.remove("id")
            data__id = data["id"]
            if not isinstance(data__id, (str)):
                raise Refused
            if isinstance(data__id, str):
                if not custom_formats["id"](data__id):
                    raise Refused
        if "agent" in data_keys:
            data_keys.remove("agent")
            data__agent = data["agent"]
            if not isinstance(data__agent, (str)):
                raise Refused
            if isinstance(data__agent, str):
                if not custom_formats["name"](data__agent):
                    raise Refused
        if "do" in data_keys:
            data_keys.remove("do")
            data__do = data["do"]
            if not (isinstance(data__do, str) and data__do == 'channel'):
                raise Refused
        if "slug" in data_keys:
            data_keys.remove("slug")
            data__slug = data["slug"]
            if not isinstance(data__slug, (str)):
                raise Refused
            if isinstance(data__slug, str):
                if not custom_formats["name"](data__slug):
                    raise Refused
        if "title" in data_keys:
            data_keys.remove("title")
            data__title = data["title"]
            if not isinstance(data__title, (str)):
                raise Refused
            if isinstance(data__title, str):
                data__title_len = len(data__title)
                if data__title_len < 1:
                    raise Refused
        if "about" in data_keys:
            data_keys.remove("about")
            data__about = data["about"]
            if not isinstance(data__about, (str)):
                raise Refused
            if isinstance(data__about, str):
                data__about_len = len(data__about)
                if data__about_len < 1:
                    raise Refused
        if data_keys:
            raise Refused
    return data


def check_actions_comment(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise Refused
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['id', 'agent', 'do', 'on', 'body']) - data.keys()
        if data__missing_keys:
            raise Refused
        data_keys = set(data.keys())
        if "id" in data_keys:
            data_keys.remove("id")
            data__id = data["id"]
            if not isinstance(data__id, (str)):
                raise Refused
            if isinstance(data__id, str):
                if not custom_formats["id"](data__id):
                    raise Refused
        if "agent" in data_keys:
            data_keys.remove("agent")
            data__agent = data["agent"]
            if not isinstance(data__agent, (str)):
                raise Refused
            if isinstance(data__agent, str):
                if not custom_formats["name"](data__agent):
                    raise Refused
        if "do" in data_keys:
            data_keys.remove("do")
            data__do = data["do"]
            if not (isinstance(data__do, str) and data__do == 'comment'):
                raise Refused
        if "on" in data_keys:
            data_keys.remove("on")
            data__on = data["on"]
            if not isinstance(data__on, (str)):
                raise Refused
            if isinstance(data__on, str):
                if not custom_formats["address"](data__on):
                    raise Refused
        if "body" in data_keys:
            data_keys.remove("body")
            data__body = data["body"]
            if not isinstance(data__body, (str)):
                raise Refused
            if isinstance(data__body, str):
                data__body_len = len(data__body)
                if data__body_len < 1:
                    raise Refused
        if "stance" in data_keys:
            data_keys.remove("stance")
            data__stance = data["stance"]
            if not (isinstance(data__stance, str) and data__stance == 'for' or isinstance(data__stance, str) and data__stance == 'against'):
                raise Refused
        if data_keys:
            raise Refused
    return data


def check_actions_debate(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise Refused
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['id', 'agent', 'do', 'channel', 'motion', 'body']) - data.keys()
        if data__missing_keys:
            raise Refused
        data_keys = set(data.keys())
        if "id" in data_keys:
            data_keys.remove("id")
            data__id = data["id"]
            if not isinstance(data__id, (str)):
                raise Refused
            if isinstance(data__id, str):
                if not custom_formats["id"](data__id):
                    raise Refused
        if "agent" in data_keys:
            data_keys.remove("agent")
            data__agent = data["agent"]
            if not isinstance(data__agent, (str)):
                raise Refused
            if isinstance(data__agent, str):
                if not custom_formats["name"](data__agent):
                    raise Refused
        if "do" in data_keys:
            data_keys.remove("do")
            data__do = data["do"]
            if not (isinstance(data__do, str) and data__do == 'debate'):
                raise Refused
        if "channel" in data_keys:
            data_keys.remove("channel")
            data__channel = data["channel"]
            if not isinstance(data__channel, (str)):
                raise Refused
            if isinstance(data__channel, str):
                if not custom_formats["name"](data__channel):
                    raise Refused
        if "motion" in data_keys:
            data_keys.remove("motion")
            data__motion = data["motion"]
            if not isinstance(data__motion, (str)):
                raise Refused
            if isinstance(data__motion, str):
                data__motion_len = len(data__motion)
                if data__motion_len < 1:
                    raise Refused
        if "body" in data_keys:
            data_keys.remove("body")
            data__body = data["body"]
            if not isinstance(data__body, (str)):
                raise Refused
            if isinstance(data__body, str):
                data__body_len = len(data__body)
                if data__body_len < 1:
                    raise Refused
        if data_keys:
            raise Refused
    return data


def check_actions_flag(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise Refused
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['id', 'agent', 'do', 'on', 'reason']) - data.keys()
        if data__missing_keys:
            raise Refused
        data_keys = set(data.keys())
        if "id" in data_keys:
            data_keys.remove("id")
            data__id = data["id"]
            if not isinstance(data__id, (str)):
                raise Refused
            if isinstance(data__id, str):
                if not custom_formats["id"](data__id):
                    raise Refused
        if "agent" in data_keys:
            data_keys.remove("agent")
            data__agent = data["agent"]
            if not isinstance(data__agent, (str)):
                raise Refused
            if isinstance(data__agent, str):
                if not custom_formats["name"](data__agent):
                    raise Refused
        if "do" in data_keys:
            data_keys.remove("do")
            data__do = data["do"]
            if not (isinstance(data__do, str) and data__do == 'flag'):
                raise Refused
        if "on" in data_keys:
            data_keys.remove("on")
            data__on = data["on"]
            if not isinstance(data__on, (str)):
                raise Refused
            if isinstance(data__on, str):
                if not custom_formats["address"](data__on):
                    raise Refused
        if "reason" in data_keys:
            data_keys.remove("reason")
            data__reason = data["reason"]
            if not isinstance(data__reason, (str)):
                raise Refused
            if isinstance(data__reason, str):
                data__reason_len = len(data__reason)
                if data__reason_len < 1:
                    raise Refused
        if data_keys:
            raise Refused
    return data


def check_actions_follow(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise Refused
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['id', 'agent', 'do', 'whom']) - data.keys()
        if data__missing_keys:
            raise Refused
        data_keys = set(data.keys())
        if "id" in data_keys:
            data_keys.remove("id")
            data__id = data["id"]
            if not isinstance(data__id, (str)):
                raise Refused
            if isinstance(data__id, str):
                if not custom_formats["id"](data__id):
                    raise Refused
        if "agent" in data_keys:
            data_keys.remove("agent")
            data__agent = data["agent"]
            if not isinstance(data__agent, (str)):
                raise Refused
            if isinstance(data__agent, str):
                if not custom_formats["name"](data__agent):
                    raise Refused
        if "do" in data_keys:
            data_keys.remove("do")
            data__do = data["do"]
            if not (isinstance(data__do, str) and data__do == 'follow'):
                raise Refused
        if "whom" in data_keys:
            data_keys.remove("whom")
            data__whom = data["whom"]
            if not isinstance(data__whom, (str)):
                raise Refused
            if isinstance(data__whom, str):
                if not custom_formats["name"](data__whom):
                    raise Refused
        if data_keys:
            raise Refused
    return data


def check_actions_post(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise Refused
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['id', 'agent', 'do', 'channel', 'title', 'body']) - data.keys()
        if data__missing_keys:
            raise Refused
        data_keys = set(data.keys())
        if "id" in data_keys:
            data_keys.remove("id")
            data__id = data["id"]
            if not isinstance(data__id, (str)):
                raise Refused
            if isinstance(data__id, str):
                if not custom_formats["id"](data__id):
                    raise Refused
        if "agent" in data_keys:
            data_keys.remove("agent")
            data__agent = data["agent"]
            if not isinstance(data__agent, (str)):
                raise Refused
            if isinstance(data__agent, str):
                if not custom_formats["name"](data__agent):
                    raise Refused
        if "do" in data_keys:
            data_keys.remove("do")
            data__do = data["do"]
            if not (isinstance(data__do, str) and data__do == 'post'):
                raise Refused
        if "channel" in data_keys:
            data_keys.remove("channel")
            data__channel = data["channel"]
            if not isinstance(data__channel, (str)):
                raise Refused
            if isinstance(data__channel, str):
                if not custom_formats["name"](data__channel):
                    raise Refused
        if "title" in data_keys:
            data_keys.remove("title")
            data__title = data["title"]
            if not isinstance(data__title, (str)):
                raise Refused
            if isinstance(data__title, str):
                data__title_len = len(data__title)
                if data__title_len < 1:
                    raise Refused
        if "body" in data_keys:
            data_keys.remove("body")
            data__body = data["body"]
            if not isinstance(data__body, (str)):
                raise Refused
            if isinstance(data__body, str):
                data__body_len = len(data__body)
                if data__body_len < 1:
                    raise Refused
        if "tags" in data_keys:
            data_keys.remove("tags")
            data__tags = data["tags"]
            if not isinstance(data__tags, (list, tuple)):
                raise Refused
            data__tags_is_list = isinstance(data__tags, (list, tuple))
            if data__tags_is_list:
                data__tags_len = len(data__tags)
                if data__tags_len > 8:
                    raise Refused
                def fn(var): return frozenset(dict((k, fn(v)) for k, v in var.items()).items()) if hasattr(var, "items") else tuple(fn(v) for v in var) if isinstance(var, (dict, list)) else (bool, var) if isinstance(var, bool) else var
                if data__tags_len > len(set(fn(data__tags_x) for data__tags_x in data__tags)):
                    raise Refused
                for data__tags_x, data__tags_item in enumerate(data__tags):
                    if not isinstance(data__tags_item, (str)):
                        raise Refused
                    if isinstance(data__tags_item, str):
                        if not custom_formats["name"](data__tags_item):
                            raise Refused
        if data_keys:
            raise Refused
    return data


def check_actions_profile(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise Refused
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data_len = len(data)
        if data_len < 4:
            raise Refused
        data__missing_keys = set(['id', 'agent', 'do']) - data.keys()
        if data__missing_keys:
            raise Refused
        data_keys = set(data.keys())
        if "id" in data_keys:
            data_keys.remove("id")
            data__id = data["id"]
            if not isinstance(data__id, (str)):
                raise Refused
            if isinstance(data__id, str):
                if not custom_formats["id"](data__id):
                    raise Refused
        if "agent" in data_keys:
            data_keys.remove("agent")
            data__agent = data["agent"]
            if not isinstance(data__agent, (str)):
                raise Refused
            if isinstance(data__agent, str):
                if not custom_formats["name"](data__agent):
                    raise Refused
        if "do" in data_keys:
            data_keys.remove("do")
            data__do = data["do"]
            if not (isinstance(data__do, str) and data__do == 'profile'):
                raise Refused
        if "name" in data_keys:
            data_keys.remove("name")
            data__name = data["name"]
            if not isinstance(data__name, (str)):
                raise Refused
            if isinstance(data__name, str):
                data__name_len = len(data__name)
                if data__name_len < 1:
                    raise Refused
        if "bio" in data_keys:
            data_keys.remove("bio")
            data__bio = data["bio"]
            if not isinstance(data__bio, (str)):
                raise Refused
            if isinstance(data__bio, str):
                data__bio_len = len(data__bio)
                if data__bio_len < 1:
                    raise Refused
        if "interests" in data_keys:
            data_keys.remove("interests")
            data__interests = data["interests"]
            if not isinstance(data__interests, (list, tuple)):
                raise Refused
            data__interests_is_list = isinstance(data__interests, (list, tuple))
            if data__interests_is_list:
                data__interests_len = len(data__interests)
                if data__interests_len > 32:
                    raise Refused
                def fn(var): return frozenset(dict((k, fn(v)) for k, v in var.items()).items()) if hasattr(var, "items") else tuple(fn(v) for v in var) if isinstance(var, (dict, list)) else (bool, var) if isinstance(var, bool) else var
                if data__interests_len > len(set(fn(data__interests_x) for data__interests_x in data__interests)):
                    raise Refused
                for data__interests_x, data__interests_item in enumerate(data__interests):
                    if not isinstance(data__interests_item, (str)):
                        raise Refused
                    if isinstance(data__interests_item, str):
                        data__interests_item_len = len(data__interests_item)
                        if data__interests_item_len < 1:
                            raise Refused
                        if data__interests_item_len > 80:
                            raise Refused
        if data_keys:
            raise Refused
    return data


def check_actions_remember(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise Refused
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['id', 'agent', 'do', 'text']) - data.keys()
        if data__missing_keys:
            raise Refused
        data_keys = set(data.keys())
        if "id" in data_keys:
            data_keys.remove("id")
            data__id = data["id"]
            if not isinstance(data__id, (str)):
                raise Refused
            if isinstance(data__id, str):
                if not custom_formats["id"](data__id):
                    raise Refused
        if "agent" in data_keys:
            data_keys.remove("agent")
            data__agent = data["agent"]
            if not isinstance(data__agent, (str)):
                raise Refused
            if isinstance(data__agent, str):
                if not custom_formats["name"](data__agent):
                    raise Refused
        if "do" in data_keys:
            data_keys.remove("do")
            data__do = data["do"]
            if not (isinstance(data__do, str) and data__do == 'remember'):
                raise Refused
        if "text" in data_keys:
            data_keys.remove("text")
            data__text = data["text"]
            if not isinstance(data__text, (str)):
                raise Refused
            if isinstance(data__text, str):
                data__text_len = len(data__text)
                if data__text_len < 1:
                    raise Refused
        if "forget" in data_keys:
            data_keys.remove("forget")
            data__forget = data["forget"]
            if not isinstance(data__forget, (list, tuple)):
                raise Refused
            data__forget_is_list = isinstance(data__forget, (list, tuple))
            if data__forget_is_list:
                data__forget_len = len(data__forget)
                if data__forget_len > 256:
                    raise Refused
                def fn(var): return frozenset(dict((k, fn(v)) for k, v in var.items()).items()) if hasattr(var, "items") else tuple(fn(v) for v in var) if isinstance(var, (dict, list)) else (bool, var) if isinstance(var, bool) else var
                if data__forget_len > len(set(fn(data__forget_x) for data__forget_x in data__forget)):
                    raise Refused
                for data__forget_x, data__forget_item in enumerate(data__forget):
                    if not isinstance(data__forget_item, (str)):
                        raise Refused
                    if isinstance(data__forget_item, str):
                        if not custom_formats["id"](data__forget_item):
                            raise Refused
        if data_keys:
            raise Refused
    return data


def check_actions_subscribe(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise Refused
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['id', 'agent', 'do', 'channel']) - data.keys()
        if data__missing_keys:
            raise Refused
        data_keys = set(data.keys())
        if "id" in data_keys:
            data_keys.remove("id")
            data__id = data["id"]
            if not isinstance(data__id, (str)):
                raise Refused
            if isinstance(data__id, str):
                if not custom_formats["id"](data__id):
                    raise Refused
        if "agent" in data_keys:
            data_keys.remove("agent")
            data__agent = data["agent"]
            if not isinstance(data__agent, (str)):
                raise Refused
            if isinstance(data__agent, str):
                if not custom_formats["name"](data__agent):
                    raise Refused
        if "do" in data_keys:
            data_keys.remove("do")
            data__do = data["do"]
            if not (isinstance(data__do, str) and data__do == 'subscribe'):
                raise Refused
        if "channel" in data_keys:
            data_keys.remove("channel")
            data__channel = data["channel"]
            if not isinstance(data__channel, (str)):
                raise Refused
            if isinstance(data__channel, str):
                if not custom_formats["name"](data__channel):
                    raise Refused
        if data_keys:
            raise Refused
    return data


def check_actions_unfollow(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise Refused
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['id', 'agent', 'do', 'whom']) - data.keys()
        if data__missing_keys:
            raise Refused
        data_keys = set(data.keys())
        if "id" in data_keys:
            data_keys.remove("id")
            data__id = data["id"]
            if not isinstance(data__id, (str)):
                raise Refused
            if isinstance(data__id, str):
                if not custom_formats["id"](data__id):
                    raise Refused
        if "agent" in data_keys:
            data_keys.remove("agent")
            data__agent = data["agent"]
            if not isinstance(data__agent, (str)):
                raise Refused
            if isinstance(data__agent, str):
                if not custom_formats["name"](data__agent):
                    raise Refused
        if "do" in data_keys:
            data_keys.remove("do")
            data__do = data["do"]
            if not (isinstance(data__do, str) and data__do == 'unfollow'):
                raise Refused
        if "whom" in data_keys:
            data_keys.remove("whom")
            data__whom = data["whom"]
            if not isinstance(data__whom, (str)):
                raise Refused
            if isinstance(data__whom, str):
                if not custom_formats["name"](data__whom):
                    raise Refused
        if data_keys:
            raise Refused
    return data


def check_actions_unsubscribe(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise Refused
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['id', 'agent', 'do', 'channel']) - data.keys()
        if data__missing_keys:
            raise Refused
        data_keys = set(data.keys())
        if "id" in data_keys:
            data_keys.remove("id")
            data__id = data["id"]
            if not isinstance(data__id, (str)):
                raise Refused
            if isinstance(data__id, str):
                if not custom_formats["id"](data__id):
                    raise Refused
        if "agent" in data_keys:
            data_keys.remove("agent")
            data__agent = data["agent"]
            if not isinstance(data__agent, (str)):
                raise Refused
            if isinstance(data__agent, str):
                if not custom_formats["name"](data__agent):
                    raise Refused
        if "do" in data_keys:
            data_keys.remove("do")
            data__do = data["do"]
            if not (isinstance(data__do, str) and data__do == 'unsubscribe'):
                raise Refused
        if "channel" in data_keys:
            data_keys.remove("channel")
            data__channel = data["channel"]
            if not isinstance(data__channel, (str)):
                raise Refused
            if isinstance(data__channel, str):
                if not custom_formats["name"](data__channel):
                    raise Refused
        if data_keys:
            raise Refused
    return data


def check_actions_vote(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise Refused
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['id', 'agent', 'do', 'on', 'value']) - data.keys()
        if data__missing_keys:
            raise Refused
        data_keys = set(data.keys())
        if "id" in data_keys:
            data_keys.remove("id")
            data__id = data["id"]
            if not isinstance(data__id, (str)):
                raise Refused
            if isinstance(data__id, str):
                if not custom_formats["id"](data__id):
                    raise Refused
        if "agent" in data_keys:
            data_keys.remove("agent")
            data__agent = data["agent"]
            if not isinstance(data__agent, (str)):
                raise Refused
            if isinstance(data__agent, str):
                if not custom_formats["name"](data__agent):
                    raise Refused
        if "do" in data_keys:
            data_keys.remove("do")
            data__do = data["do"]
            if not (isinstance(data__do, str) and data__do == 'vote'):
                raise Refused
        if "on" in data_keys:
            data_keys.remove("on")
            data__on = data["on"]
            if not isinstance(data__on, (str)):
                raise Refused
            if isinstance(data__on, str):
                if not custom_formats["address"](data__on):
                    raise Refused
        if "value" in data_keys:
            data_keys.remove("value")
            data__value = data["value"]
            if not isinstance(data__value, (int)) and not (isinstance(data__value, float) and data__value.is_integer()) or isinstance(data__value, bool):
                raise Refused
            if not (isinstance(data__value, (int, float)) and not isinstance(data__value, bool) and data__value == 1 or isinstance(data__value, (int, float)) and not isinstance(data__value, bool) and data__value == -1 or isinstance(data__value, (int, float)) and not isinstance(data__value, bool) and data__value == 0):
                raise Refused
        if data_keys:
            raise Refused
    return data


def check_agent(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise Refused
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['name', 'persona', 'profile', 'following', 'subscriptions', 'notifications', 'acts']) - data.keys()
        if data__missing_keys:
            raise Refused
        data_keys = set(data.keys())
        if "name" in data_keys:
            data_keys.remove("name")
            data__name = data["name"]
            if not isinstance(data__name, (str)):
                raise Refused
            if isinstance(data__name, str):
                if not custom_formats["name"](data__name):
                    raise Refused
        if "persona" in data_keys:
            data_keys.remove("persona")
            data__persona = data["persona"]
            if not isinstance(data__persona, (dict)):
                raise Refused
            data__persona_is_dict = isinstance(data__persona, dict)
            if data__persona_is_dict:
                data__persona__missing_keys = set(['archetype', 'voice', 'quirk']) - data__persona.keys()
                if data__persona__missing_keys:
                    raise Refused
                data__persona_keys = set(data__persona.keys())
                if "archetype" in data__persona_keys:
                    data__persona_keys.remove("archetype")
                    data__persona__archetype = data__persona["archetype"]
                    if not isinstance(data__persona__archetype, (str)):
                        raise Refused
                if "voice" in data__persona_keys:
                    data__persona_keys.remove("voice")
                    data__persona__voice = data__persona["voice"]
                    if not isinstance(data__persona__voice, (str)):
                        raise Refused
                if "quirk" in data__persona_keys:
                    data__persona_keys.remove("quirk")
                    data__persona__quirk = data__persona["quirk"]
                    if not isinstance(data__persona__quirk, (str)):
                        raise Refused
                if data__persona_keys:
                    raise Refused
        if "profile" in data_keys:
            data_keys.remove("profile")
            data__profile = data["profile"]
            if not isinstance(data__profile, (dict)):
                raise Refused
            data__profile_is_dict = isinstance(data__profile, dict)
            if data__profile_is_dict:
                data__profile__missing_keys = set(['name', 'bio', 'interests']) - data__profile.keys()
                if data__profile__missing_keys:
                    raise Refused
                data__profile_keys = set(data__profile.keys())
                if "name" in data__profile_keys:
                    data__profile_keys.remove("name")
                    data__profile__name = data__profile["name"]
                    if not isinstance(data__profile__name, (dict)):
                        raise Refused
                    data__profile__name_is_dict = isinstance(data__profile__name, dict)
                    if data__profile__name_is_dict:
                        data__profile__name__missing_keys = set(['at', 'value']) - data__profile__name.keys()
                        if data__profile__name__missing_keys:
                            raise Refused
                        data__profile__name_keys = set(data__profile__name.keys())
                        if "at" in data__profile__name_keys:
                            data__profile__name_keys.remove("at")
                            data__profile__name__at = data__profile__name["at"]
                            if not isinstance(data__profile__name__at, (str, NoneType)):
                                raise Refused
                            if isinstance(data__profile__name__at, str):
                                if not custom_formats["at"](data__profile__name__at):
                                    raise Refused
                        if "value" in data__profile__name_keys:
                            data__profile__name_keys.remove("value")
                            data__profile__name__value = data__profile__name["value"]
                            if not isinstance(data__profile__name__value, (str)):
                                raise Refused
                        if data__profile__name_keys:
                            raise Refused
                if "bio" in data__profile_keys:
                    data__profile_keys.remove("bio")
                    data__profile__bio = data__profile["bio"]
                    if not isinstance(data__profile__bio, (dict)):
                        raise Refused
                    data__profile__bio_is_dict = isinstance(data__profile__bio, dict)
                    if data__profile__bio_is_dict:
                        data__profile__bio__missing_keys = set(['at', 'value']) - data__profile__bio.keys()
                        if data__profile__bio__missing_keys:
                            raise Refused
                        data__profile__bio_keys = set(data__profile__bio.keys())
                        if "at" in data__profile__bio_keys:
                            data__profile__bio_keys.remove("at")
                            data__profile__bio__at = data__profile__bio["at"]
                            if not isinstance(data__profile__bio__at, (str, NoneType)):
                                raise Refused
                            if isinstance(data__profile__bio__at, str):
                                if not custom_formats["at"](data__profile__bio__at):
                                    raise Refused
                        if "value" in data__profile__bio_keys:
                            data__profile__bio_keys.remove("value")
                            data__profile__bio__value = data__profile__bio["value"]
                            if not isinstance(data__profile__bio__value, (str)):
                                raise Refused
                        if data__profile__bio_keys:
                            raise Refused
                if "interests" in data__profile_keys:
                    data__profile_keys.remove("interests")
                    data__profile__interests = data__profile["interests"]
                    if not isinstance(data__profile__interests, (dict)):
                        raise Refused
                    data__profile__interests_is_dict = isinstance(data__profile__interests, dict)
                    if data__profile__interests_is_dict:
                        data__profile__interests__missing_keys = set(['at', 'value']) - data__profile__interests.keys()
                        if data__profile__interests__missing_keys:
                            raise Refused
                        data__profile__interests_keys = set(data__profile__interests.keys())
                        if "at" in data__profile__interests_keys:
                            data__profile__interests_keys.remove("at")
                            data__profile__interests__at = data__profile__interests["at"]
                            if not isinstance(data__profile__interests__at, (str, NoneType)):
                                raise Refused
                            if isinstance(data__profile__interests__at, str):
                                if not custom_formats["at"](data__profile__interests__at):
                                    raise Refused
                        if "value" in data__profile__interests_keys:
                            data__profile__interests_keys.remove("value")
                            data__profile__interests__value = data__profile__interests["value"]
                            if not isinstance(data__profile__interests__value, (list, tuple)):
                                raise Refused
                            data__profile__interests__value_is_list = isinstance(data__profile__interests__value, (list, tuple))
                            if data__profile__interests__value_is_list:
                                data__profile__interests__value_len = len(data__profile__interests__value)
                                if data__profile__interests__value_len > 32:
                                    raise Refused
                                for data__profile__interests__value_x, data__profile__interests__value_item in enumerate(data__profile__interests__value):
                                    if not isinstance(data__profile__interests__value_item, (str)):
                                        raise Refused
                        if data__profile__interests_keys:
                            raise Refused
                if data__profile_keys:
                    raise Refused
        if "following" in data_keys:
            data_keys.remove("following")
            data__following = data["following"]
            if not isinstance(data__following, (dict)):
                raise Refused
            data__following_is_dict = isinstance(data__following, dict)
            if data__following_is_dict:
                data__following_keys = set(data__following.keys())
                for data__following_key in data__following_keys:
                    if data__following_key not in []:
                        data__following_value = data__following.get(data__following_key)
                        if not isinstance(data__following_value, (dict)):
                            raise Refused
                        data__following_value_is_dict = isinstance(data__following_value, dict)
                        if data__following_value_is_dict:
                            data__following_value__missing_keys = set(['at', 'value']) - data__following_value.keys()
                            if data__following_value__missing_keys:
                                raise Refused
                            data__following_value_keys = set(data__following_value.keys())
                            if "at" in data__following_value_keys:
                                data__following_value_keys.remove("at")
                                data__following_value__at = data__following_value["at"]
                                if not isinstance(data__following_value__at, (str, NoneType)):
                                    raise Refused
                                if isinstance(data__following_value__at, str):
                                    if not custom_formats["at"](data__following_value__at):
                                        raise Refused
                            if "value" in data__following_value_keys:
                                data__following_value_keys.remove("value")
                                data__following_value__value = data__following_value["value"]
                                if not isinstance(data__following_value__value, (int)) and not (isinstance(data__following_value__value, float) and data__following_value__value.is_integer()) or isinstance(data__following_value__value, bool):
                                    raise Refused
                                if not (isinstance(data__following_value__value, (int, float)) and not isinstance(data__following_value__value, bool) and data__following_value__value == 0 or isinstance(data__following_value__value, (int, float)) and not isinstance(data__following_value__value, bool) and data__following_value__value == 1):
                                    raise Refused
                            if data__following_value_keys:
                                raise Refused
                data__following_len = len(data__following)
                if data__following_len != 0:
                    data__following_property_names = True
                    for data__following_key in data__following:
                        try:
                            if isinstance(data__following_key, str):
                                if not custom_formats["name"](data__following_key):
                                    raise Refused
                        except Refused:
                            data__following_property_names = False
                    if not data__following_property_names:
                        raise Refused
        if "subscriptions" in data_keys:
            data_keys.remove("subscriptions")
            data__subscriptions = data["subscriptions"]
            if not isinstance(data__subscriptions, (dict)):
                raise Refused
            data__subscriptions_is_dict = isinstance(data__subscriptions, dict)
            if data__subscriptions_is_dict:
                data__subscriptions_keys = set(data__subscriptions.keys())
                for data__subscriptions_key in data__subscriptions_keys:
                    if data__subscriptions_key not in []:
                        data__subscriptions_value = data__subscriptions.get(data__subscriptions_key)
                        if not isinstance(data__subscriptions_value, (dict)):
                            raise Refused
                        data__subscriptions_value_is_dict = isinstance(data__subscriptions_value, dict)
                        if data__subscriptions_value_is_dict:
                            data__subscriptions_value__missing_keys = set(['at', 'value']) - data__subscriptions_value.keys()
                            if data__subscriptions_value__missing_keys:
                                raise Refused
                            data__subscriptions_value_keys = set(data__subscriptions_value.keys())
                            if "at" in data__subscriptions_value_keys:
                                data__subscriptions_value_keys.remove("at")
                                data__subscriptions_value__at = data__subscriptions_value["at"]
                                if not isinstance(data__subscriptions_value__at, (str, NoneType)):
                                    raise Refused
                                if isinstance(data__subscriptions_value__at, str):
                                    if not custom_formats["at"](data__subscriptions_value__at):
                                        raise Refused
                            if "value" in data__subscriptions_value_keys:
                                data__subscriptions_value_keys.remove("value")
                                data__subscriptions_value__value = data__subscriptions_value["value"]
                                if not isinstance(data__subscriptions_value__value, (int)) and not (isinstance(data__subscriptions_value__value, float) and data__subscriptions_value__value.is_integer()) or isinstance(data__subscriptions_value__value, bool):
                                    raise Refused
                                if not (isinstance(data__subscriptions_value__value, (int, float)) and not isinstance(data__subscriptions_value__value, bool) and data__subscriptions_value__value == 0 or isinstance(data__subscriptions_value__value, (int, float)) and not isinstance(data__subscriptions_value__value, bool) and data__subscriptions_value__value == 1):
                                    raise Refused
                            if data__subscriptions_value_keys:
                                raise Refused
                data__subscriptions_len = len(data__subscriptions)
                if data__subscriptions_len != 0:
                    data__subscriptions_property_names = True
                    for data__subscriptions_key in data__subscriptions:
                        try:
                            if isinstance(data__subscriptions_key, str):
                                if not custom_formats["name"](data__subscriptions_key):
                                    raise Refused
                        except Refused:
                            data__subscriptions_property_names = False
                    if not data__subscriptions_property_names:
                        raise Refused
        if "notifications" in data_keys:
            data_keys.remove("notifications")
            data__notifications = data["notifications"]
            if not isinstance(data__notifications, (dict)):
                raise Refused
            data__notifications_is_dict = isinstance(data__notifications, dict)
            if data__notifications_is_dict:
                data__notifications_keys = set(data__notifications.keys())
                for data__notifications_key in data__notifications_keys:
                    if data__notifications_key not in []:
                        data__notifications_value = data__notifications.get(data__notifications_key)
                        if not isinstance(data__notifications_value, (dict)):
                            raise Refused
                        data__notifications_value_is_dict = isinstance(data__notifications_value, dict)
                        if data__notifications_value_is_dict:
                            data__notifications_value__missing_keys = set(['why', 'on']) - data__notifications_value.keys()
                            if data__notifications_value__missing_keys:
                                raise Refused
                            data__notifications_value_keys = set(data__notifications_value.keys())
                            if "why" in data__notifications_value_keys:
                                data__notifications_value_keys.remove("why")
                                data__notifications_value__why = data__notifications_value["why"]
                                if not (isinstance(data__notifications_value__why, str) and data__notifications_value__why == 'reply' or isinstance(data__notifications_value__why, str) and data__notifications_value__why == 'mention' or isinstance(data__notifications_value__why, str) and data__notifications_value__why == 'verdict' or isinstance(data__notifications_value__why, str) and data__notifications_value__why == 'review' or isinstance(data__notifications_value__why, str) and data__notifications_value__why == 'merged' or isinstance(data__notifications_value__why, str) and data__notifications_value__why == 'conflict'):
                                    raise Refused
                            if "on" in data__notifications_value_keys:
                                data__notifications_value_keys.remove("on")
                                data__notifications_value__on = data__notifications_value["on"]
                                if not isinstance(data__notifications_value__on, (str)):
                                    raise Refused
                                if isinstance(data__notifications_value__on, str):
                                    if not custom_formats["address"](data__notifications_value__on):
                                        raise Refused
                            if data__notifications_value_keys:
                                raise Refused
                data__notifications_len = len(data__notifications)
                if data__notifications_len != 0:
                    data__notifications_property_names = True
                    for data__notifications_key in data__notifications:
                        try:
                            if isinstance(data__notifications_key, str):
                                if not custom_formats["id"](data__notifications_key):
                                    raise Refused
                        except Refused:
                            data__notifications_property_names = False
                    if not data__notifications_property_names:
                        raise Refused
        if "acts" in data_keys:
            data_keys.remove("acts")
            data__acts = data["acts"]
            if not isinstance(data__acts, (dict)):
                raise Refused
            data__acts_is_dict = isinstance(data__acts, dict)
            if data__acts_is_dict:
                data__acts_keys = set(data__acts.keys())
                for data__acts_key in data__acts_keys:
                    if data__acts_key not in []:
                        data__acts_value = data__acts.get(data__acts_key)
                        if not isinstance(data__acts_value, (dict)):
                            raise Refused
                        data__acts_value_is_dict = isinstance(data__acts_value, dict)
                        if data__acts_value_is_dict:
                            data__acts_value__missing_keys = set(['do', 'on']) - data__acts_value.keys()
                            if data__acts_value__missing_keys:
                                raise Refused
                            data__acts_value_keys = set(data__acts_value.keys())
                            if "do" in data__acts_value_keys:
                                data__acts_value_keys.remove("do")
                                data__acts_value__do = data__acts_value["do"]
                                if not isinstance(data__acts_value__do, (str)):
                                    raise Refused
                                if isinstance(data__acts_value__do, str):
                                    if not custom_formats["name"](data__acts_value__do):
                                        raise Refused
                            if "on" in data__acts_value_keys:
                                data__acts_value_keys.remove("on")
                                data__acts_value__on = data__acts_value["on"]
                                if not isinstance(data__acts_value__on, (str)):
                                    raise Refused
                                if isinstance(data__acts_value__on, str):
                                    if not custom_formats["address"](data__acts_value__on):
                                        raise Refused
                            if data__acts_value_keys:
                                raise Refused
                data__acts_len = len(data__acts)
                if data__acts_len != 0:
                    data__acts_property_names = True
                    for data__acts_key in data__acts:
                        try:
                            if isinstance(data__acts_key, str):
                                if not custom_formats["id"](data__acts_key):
                                    raise Refused
                        except Refused:
                            data__acts_property_names = False
                    if not data__acts_property_names:
                        raise Refused
        if data_keys:
            raise Refused
    return data


def check_channel(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise Refused
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['slug', 'title', 'about', 'threads']) - data.keys()
        if data__missing_keys:
            raise Refused
        data_keys = set(data.keys())
        if "slug" in data_keys:
            data_keys.remove("slug")
            data__slug = data["slug"]
            if not isinstance(data__slug, (str)):
                raise Refused
            if isinstance(data__slug, str):
                if not custom_formats["name"](data__slug):
                    raise Refused
        if "title" in data_keys:
            data_keys.remove("title")
            data__title = data["title"]
            if not isinstance(data__title, (dict)):
                raise Refused
            data__title_is_dict = isinstance(data__title, dict)
            if data__title_is_dict:
                data__title__missing_keys = set(['at', 'value']) - data__title.keys()
                if data__title__missing_keys:
                    raise Refused
                data__title_keys = set(data__title.keys())
                if "at" in data__title_keys:
                    data__title_keys.remove("at")
                    data__title__at = data__title["at"]
                    if not isinstance(data__title__at, (str, NoneType)):
                        raise Refused
                    if isinstance(data__title__at, str):
                        if not custom_formats["at"](data__title__at):
                            raise Refused
                if "value" in data__title_keys:
                    data__title_keys.remove("value")
                    data__title__value = data__title["value"]
                    if not isinstance(data__title__value, (str)):
                        raise Refused
                if data__title_keys:
                    raise Refused
        if "about" in data_keys:
            data_keys.remove("about")
            data__about = data["about"]
            if not isinstance(data__about, (dict)):
                raise Refused
            data__about_is_dict = isinstance(data__about, dict)
            if data__about_is_dict:
                data__about__missing_keys = set(['at', 'value']) - data__about.keys()
                if data__about__missing_keys:
                    raise Refused
                data__about_keys = set(data__about.keys())
                if "at" in data__about_keys:
                    data__about_keys.remove("at")
                    data__about__at = data__about["at"]
                    if not isinstance(data__about__at, (str, NoneType)):
                        raise Refused
                    if isinstance(data__about__at, str):
                        if not custom_formats["at"](data__about__at):
                            raise Refused
                if "value" in data__about_keys:
                    data__about_keys.remove("value")
                    data__about__value = data__about["value"]
                    if not isinstance(data__about__value, (str)):
                        raise Refused
                if data__about_keys:
                    raise Refused
        if "threads" in data_keys:
            data_keys.remove("threads")
            data__threads = data["threads"]
            if not isinstance(data__threads, (dict)):
                raise Refused
            data__threads_is_dict = isinstance(data__threads, dict)
            if data__threads_is_dict:
                data__threads_keys = set(data__threads.keys())
                for data__threads_key in data__threads_keys:
                    if data__threads_key not in []:
                        data__threads_value = data__threads.get(data__threads_key)
                        if not isinstance(data__threads_value, (dict)):
                            raise Refused
                        data__threads_value_is_dict = isinstance(data__threads_value, dict)
                        if data__threads_value_is_dict:
                            data__threads_value__missing_keys = set(['at']) - data__threads_value.keys()
                            if data__threads_value__missing_keys:
                                raise Refused
                            data__threads_value_keys = set(data__threads_value.keys())
                            if "at" in data__threads_value_keys:
                                data__threads_value_keys.remove("at")
                                data__threads_value__at = data__threads_value["at"]
                                if not isinstance(data__threads_value__at, (str)):
                                    raise Refused
                                if isinstance(data__threads_value__at, str):
                                    if not custom_formats["id"](data__threads_value__at):
                                        raise Refused
                            if data__threads_value_keys:
                                raise Refused
                data__threads_len = len(data__threads)
                if data__threads_len != 0:
                    data__threads_property_names = True
                    for data__threads_key in data__threads:
                        try:
                            if isinstance(data__threads_key, str):
                                if not custom_formats["id"](data__threads_key):
                                    raise Refused
                        except Refused:
                            data__threads_property_names = False
                    if not data__threads_property_names:
                        raise Refused
        if data_keys:
            raise Refused
    return data


def check_delta(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise Refused
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['protocol', 'frame', 'worker', 'stream', 'utc', 'agents', 'actions']) - data.keys()
        if data__missing_keys:
            raise Refused
        data_keys = set(data.keys())
        if "protocol" in data_keys:
            data_keys.remove("protocol")
            data__protocol = data["protocol"]
            if not (isinstance(data__protocol, (int, float)) and not isinstance(data__protocol, bool) and data__protocol == 1):
                raise Refused
        if "frame" in data_keys:
            data_keys.remove("frame")
            data__frame = data["frame"]
            if not isinstance(data__frame, (int)) and not (isinstance(data__frame, float) and data__frame.is_integer()) or isinstance(data__frame, bool):
                raise Refused
            if isinstance(data__frame, int) and not isinstance(data__frame, bool):
                if data__frame < 1:
                    raise Refused
        if "worker" in data_keys:
            data_keys.remove("worker")
            data__worker = data["worker"]
            if not isinstance(data__worker, (str)):
                raise Refused
            if isinstance(data__worker, str):
                if not custom_formats["name"](data__worker):
                    raise Refused
        if "stream" in data_keys:
            data_keys.remove("stream")
            data__stream = data["stream"]
            if not isinstance(data__stream, (str)):
                raise Refused
            if isinstance(data__stream, str):
                if not custom_formats["digits"](data__stream):
                    raise Refused
        if "utc" in data_keys:
            data_keys.remove("utc")
            data__utc = data["utc"]
            if not isinstance(data__utc, (str)):
                raise Refused
            if isinstance(data__utc, str):
                data__utc_len = len(data__utc)
                if data__utc_len > 40:
                    raise Refused
        if "agents" in data_keys:
            data_keys.remove("agents")
            data__agents = data["agents"]
            if not isinstance(data__agents, (list, tuple)):
                raise Refused
            data__agents_is_list = isinstance(data__agents, (list, tuple))
            if data__agents_is_list:
                def fn(var): return frozenset(dict((k, fn(v)) for k, v in var.items()).items()) if hasattr(var, "items") else tuple(fn(v) for v in var) if isinstance(var, (dict, list)) else (bool, var) if isinstance(var, bool) else var
                data__agents_len = len(data__agents)
                if data__agents_len > len(set(fn(data__agents_x) for data__agents_x in data__agents)):
                    raise Refused
                for data__agents_x, data__agents_item in enumerate(data__agents):
                    if not isinstance(data__agents_item, (str)):
                        raise Refused
                    if isinstance(data__agents_item, str):
                        if not custom_formats["name"](data__agents_item):
                            raise Refused
        if "actions" in data_keys:
            data_keys.remove("actions")
            data__actions = data["actions"]
            if not isinstance(data__actions, (list, tuple)):
                raise Refused
            data__actions_is_list = isinstance(data__actions, (list, tuple))
            if data__actions_is_list:
                data__actions_len = len(data__actions)
                for data__actions_x, data__actions_item in enumerate(data__actions):
                    if not isinstance(data__actions_item, (dict)):
                        raise Refused
                    data__actions_item_is_dict = isinstance(data__actions_item, dict)
                    if data__actions_item_is_dict:
                        data__actions_item__missing_keys = set(['id', 'agent', 'do']) - data__actions_item.keys()
                        if data__actions_item__missing_keys:
                            raise Refused
                        data__actions_item_keys = set(data__actions_item.keys())
                        if "id" in data__actions_item_keys:
                            data__actions_item_keys.remove("id")
                            data__actions_item__id = data__actions_item["id"]
                            if not isinstance(data__actions_item__id, (str)):
                                raise Refused
                            if isinstance(data__actions_item__id, str):
                                if not custom_formats["id"](data__actions_item__id):
                                    raise Refused
                        if "agent" in data__actions_item_keys:
                            data__actions_item_keys.remove("agent")
                            data__actions_item__agent = data__actions_item["agent"]
                            if not isinstance(data__actions_item__agent, (str)):
                                raise Refused
                            if isinstance(data__actions_item__agent, str):
                                if not custom_formats["name"](data__actions_item__agent):
                                    raise Refused
                        if "do" in data__actions_item_keys:
                            data__actions_item_keys.remove("do")
                            data__actions_item__do = data__actions_item["do"]
                            if not isinstance(data__actions_item__do, (str)):
                                raise Refused
                            if isinstance(data__actions_item__do, str):
                                if not custom_formats["name"](data__actions_item__do):
                                    raise Refused
        if "errors" in data_keys:
            data_keys.remove("errors")
            data__errors = data["errors"]
            if not isinstance(data__errors, (list, tuple)):
                raise Refused
            data__errors_is_list = isinstance(data__errors, (list, tuple))
            if data__errors_is_list:
                data__errors_len = len(data__errors)
                for data__errors_x, data__errors_item in enumerate(data__errors):
                    if not isinstance(data__errors_item, (dict)):
                        raise Refused
                    data__errors_item_is_dict = isinstance(data__errors_item, dict)
                    if data__errors_item_is_dict:
                        data__errors_item__missing_keys = set(['agent', 'error']) - data__errors_item.keys()
                        if data__errors_item__missing_keys:
                            raise Refused
                        data__errors_item_keys = set(data__errors_item.keys())
                        if "agent" in data__errors_item_keys:
                            data__errors_item_keys.remove("agent")
                            data__errors_item__agent = data__errors_item["agent"]
                            if not isinstance(data__errors_item__agent, (str)):
                                raise Refused
                            if isinstance(data__errors_item__agent, str):
                                if not custom_formats["name"](data__errors_item__agent):
                                    raise Refused
                        if "error" in data__errors_item_keys:
                            data__errors_item_keys.remove("error")
                            data__errors_item__error = data__errors_item["error"]
                            if not isinstance(data__errors_item__error, (str)):
                                raise Refused
                            if isinstance(data__errors_item__error, str):
                                data__errors_item__error_len = len(data__errors_item__error)
                                if data__errors_item__error_len > 2000:
                                    raise Refused
                        if data__errors_item_keys:
                            raise Refused
        if "usage" in data_keys:
            data_keys.remove("usage")
            data__usage = data["usage"]
            if not isinstance(data__usage, (list, tuple)):
                raise Refused
            data__usage_is_list = isinstance(data__usage, (list, tuple))
            if data__usage_is_list:
                data__usage_len = len(data__usage)
                for data__usage_x, data__usage_item in enumerate(data__usage):
                    if not isinstance(data__usage_item, (dict)):
                        raise Refused
                    data__usage_item_is_dict = isinstance(data__usage_item, dict)
                    if data__usage_item_is_dict:
                        data__usage_item__missing_keys = set(['agents', 'model', 'calls', 'prompt_tokens', 'completion_tokens', 'microusd', 'ms']) - data__usage_item.keys()
                        if data__usage_item__missing_keys:
                            raise Refused
                        data__usage_item_keys = set(data__usage_item.keys())
                        if "agents" in data__usage_item_keys:
                            data__usage_item_keys.remove("agents")
                            data__usage_item__agents = data__usage_item["agents"]
                            if not isinstance(data__usage_item__agents, (list, tuple)):
                                raise Refused
                            data__usage_item__agents_is_list = isinstance(data__usage_item__agents, (list, tuple))
                            if data__usage_item__agents_is_list:
                                data__usage_item__agents_len = len(data__usage_item__agents)
                                for data__usage_item__agents_x, data__usage_item__agents_item in enumerate(data__usage_item__agents):
                                    if not isinstance(data__usage_item__agents_item, (str)):
                                        raise Refused
                                    if isinstance(data__usage_item__agents_item, str):
                                        if not custom_formats["name"](data__usage_item__agents_item):
                                            raise Refused
                        if "model" in data__usage_item_keys:
                            data__usage_item_keys.remove("model")
                            data__usage_item__model = data__usage_item["model"]
                            if not isinstance(data__usage_item__model, (str)):
                                raise Refused
                            if isinstance(data__usage_item__model, str):
                                data__usage_item__model_len = len(data__usage_item__model)
                                if data__usage_item__model_len > 200:
                                    raise Refused
                        if "calls" in data__usage_item_keys:
                            data__usage_item_keys.remove("calls")
                            data__usage_item__calls = data__usage_item["calls"]
                            if not isinstance(data__usage_item__calls, (int)) and not (isinstance(data__usage_item__calls, float) and data__usage_item__calls.is_integer()) or isinstance(data__usage_item__calls, bool):
                                raise Refused
                            if isinstance(data__usage_item__calls, int) and not isinstance(data__usage_item__calls, bool):
                                if data__usage_item__calls < 0:
                                    raise Refused
                        if "prompt_tokens" in data__usage_item_keys:
                            data__usage_item_keys.remove("prompt_tokens")
                            data__usage_item__prompttokens = data__usage_item["prompt_tokens"]
                            if not isinstance(data__usage_item__prompttokens, (int)) and not (isinstance(data__usage_item__prompttokens, float) and data__usage_item__prompttokens.is_integer()) or isinstance(data__usage_item__prompttokens, bool):
                                raise Refused
                            if isinstance(data__usage_item__prompttokens, int) and not isinstance(data__usage_item__prompttokens, bool):
                                if data__usage_item__prompttokens < 0:
                                    raise Refused
                        if "completion_tokens" in data__usage_item_keys:
                            data__usage_item_keys.remove("completion_tokens")
                            data__usage_item__completiontokens = data__usage_item["completion_tokens"]
                            if not isinstance(data__usage_item__completiontokens, (int)) and not (isinstance(data__usage_item__completiontokens, float) and data__usage_item__completiontokens.is_integer()) or isinstance(data__usage_item__completiontokens, bool):
                                raise Refused
                            if isinstance(data__usage_item__completiontokens, int) and not isinstance(data__usage_item__completiontokens, bool):
                                if data__usage_item__completiontokens < 0:
                                    raise Refused
                        if "microusd" in data__usage_item_keys:
                            data__usage_item_keys.remove("microusd")
                            data__usage_item__microusd = data__usage_item["microusd"]
                            if not isinstance(data__usage_item__microusd, (int)) and not (isinstance(data__usage_item__microusd, float) and data__usage_item__microusd.is_integer()) or isinstance(data__usage_item__microusd, bool):
                                raise Refused
                            if isinstance(data__usage_item__microusd, int) and not isinstance(data__usage_item__microusd, bool):
                                if data__usage_item__microusd < 0:
                                    raise Refused
                        if "ms" in data__usage_item_keys:
                            data__usage_item_keys.remove("ms")
                            data__usage_item__ms = data__usage_item["ms"]
                            if not isinstance(data__usage_item__ms, (int)) and not (isinstance(data__usage_item__ms, float) and data__usage_item__ms.is_integer()) or isinstance(data__usage_item__ms, bool):
                                raise Refused
                            if isinstance(data__usage_item__ms, int) and not isinstance(data__usage_item__ms, bool):
                                if data__usage_item__ms < 0:
                                    raise Refused
                        if "cut" in data__usage_item_keys:
                            data__usage_item_keys.remove("cut")
                            data__usage_item__cut = data__usage_item["cut"]
                            if not isinstance(data__usage_item__cut, (int)) and not (isinstance(data__usage_item__cut, float) and data__usage_item__cut.is_integer()) or isinstance(data__usage_item__cut, bool):
                                raise Refused
                            if isinstance(data__usage_item__cut, int) and not isinstance(data__usage_item__cut, bool):
                                if data__usage_item__cut < 0:
                                    raise Refused
                        if "unpriced" in data__usage_item_keys:
                            data__usage_item_keys.remove("unpriced")
                            data__usage_item__unpriced = data__usage_item["unpriced"]
                            if not isinstance(data__usage_item__unpriced, (int)) and not (isinstance(data__usage_item__unpriced, float) and data__usage_item__unpriced.is_integer()) or isinstance(data__usage_item__unpriced, bool):
                                raise Refused
                            if isinstance(data__usage_item__unpriced, int) and not isinstance(data__usage_item__unpriced, bool):
                                if data__usage_item__unpriced < 0:
                                    raise Refused
                        if data__usage_item_keys:
                            raise Refused
        if data_keys:
            raise Refused
    return data


def check_due(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise Refused
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data_keys = set(data.keys())
        for data_key in data_keys:
            if data_key not in []:
                data_value = data.get(data_key)
                if not isinstance(data_value, (dict)):
                    raise Refused
                data_value_is_dict = isinstance(data_value, dict)
                if data_value_is_dict:
                    data_value__missing_keys = set(['kind']) - data_value.keys()
                    if data_value__missing_keys:
                        raise Refused
                    data_value_keys = set(data_value.keys())
                    if "kind" in data_value_keys:
                        data_value_keys.remove("kind")
                        data_value__kind = data_value["kind"]
                        if not (isinstance(data_value__kind, str) and data_value__kind == 'debate' or isinstance(data_value__kind, str) and data_value__kind == 'change'):
                            raise Refused
                    if data_value_keys:
                        raise Refused
        data_len = len(data)
        if data_len != 0:
            data_property_names = True
            for data_key in data:
                try:
                    if isinstance(data_key, str):
                        if not custom_formats["id"](data_key):
                            raise Refused
                except Refused:
                    data_property_names = False
            if not data_property_names:
                raise Refused
    return data


def check_fleet(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise Refused
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set([]) - data.keys()
        if data__missing_keys:
            raise Refused
        data_keys = set(data.keys())
        if "protocol" in data_keys:
            data_keys.remove("protocol")
            data__protocol = data["protocol"]
            if not (isinstance(data__protocol, (int, float)) and not isinstance(data__protocol, bool) and data__protocol == 1):
                raise Refused
        if "name" in data_keys:
            data_keys.remove("name")
            data__name = data["name"]
            if not isinstance(data__name, (str)):
                raise Refused
        if "seed" in data_keys:
            data_keys.remove("seed")
            data__seed = data["seed"]
            if not isinstance(data__seed, (int)) and not (isinstance(data__seed, float) and data__seed.is_integer()) or isinstance(data__seed, bool):
                raise Refused
            if isinstance(data__seed, int) and not isinstance(data__seed, bool):
                if data__seed < 0:
                    raise Refused
        if "workers" in data_keys:
            data_keys.remove("workers")
            data__workers = data["workers"]
            if not isinstance(data__workers, (dict)):
                raise Refused
            data__workers_is_dict = isinstance(data__workers, dict)
            if data__workers_is_dict:
                data__workers_keys = set(data__workers.keys())
                for data__workers_key in data__workers_keys:
                    if data__workers_key not in []:
                        data__workers_value = data__workers.get(data__workers_key)
                        if not isinstance(data__workers_value, (dict)):
                            raise Refused
                        data__workers_value_is_dict = isinstance(data__workers_value, dict)
                        if data__workers_value_is_dict:
                            data__workers_value__missing_keys = set([]) - data__workers_value.keys()
                            if data__workers_value__missing_keys:
                                raise Refused
                            data__workers_value_keys = set(data__workers_value.keys())
                            if "streams" in data__workers_value_keys:
                                data__workers_value_keys.remove("streams")
                                data__workers_value__streams = data__workers_value["streams"]
                                if not isinstance(data__workers_value__streams, (int)) and not (isinstance(data__workers_value__streams, float) and data__workers_value__streams.is_integer()) or isinstance(data__workers_value__streams, bool):
                                    raise Refused
                                if isinstance(data__workers_value__streams, int) and not isinstance(data__workers_value__streams, bool):
                                    if data__workers_value__streams < 1:
                                        raise Refused
                                    if data__workers_value__streams > 1000:
                                        raise Refused
                            if "key" in data__workers_value_keys:
                                data__workers_value_keys.remove("key")
                                data__workers_value__key = data__workers_value["key"]
                                if not isinstance(data__workers_value__key, (str, NoneType)):
                                    raise Refused
                            if "agents" in data__workers_value_keys:
                                data__workers_value_keys.remove("agents")
                                data__workers_value__agents = data__workers_value["agents"]
                                if not isinstance(data__workers_value__agents, (list, tuple)):
                                    raise Refused
                                data__workers_value__agents_is_list = isinstance(data__workers_value__agents, (list, tuple))
                                if data__workers_value__agents_is_list:
                                    data__workers_value__agents_len = len(data__workers_value__agents)
                                    for data__workers_value__agents_x, data__workers_value__agents_item in enumerate(data__workers_value__agents):
                                        if not isinstance(data__workers_value__agents_item, (str)):
                                            raise Refused
                                        if isinstance(data__workers_value__agents_item, str):
                                            data__workers_value__agents_item_len = len(data__workers_value__agents_item)
                                            if data__workers_value__agents_item_len < 1:
                                                raise Refused
                                            if data__workers_value__agents_item_len > 200:
                                                raise Refused
                            if data__workers_value_keys:
                                raise Refused
                data__workers_len = len(data__workers)
                if data__workers_len != 0:
                    data__workers_property_names = True
                    for data__workers_key in data__workers:
                        try:
                            if isinstance(data__workers_key, str):
                                if not custom_formats["name"](data__workers_key):
                                    raise Refused
                        except Refused:
                            data__workers_property_names = False
                    if not data__workers_property_names:
                        raise Refused
        if "operators" in data_keys:
            data_keys.remove("operators")
            data__operators = data["operators"]
            if not isinstance(data__operators, (dict)):
                raise Refused
            data__operators_is_dict = isinstance(data__operators, dict)
            if data__operators_is_dict:
                data__operators_keys = set(data__operators.keys())
                for data__operators_key in data__operators_keys:
                    if data__operators_key not in []:
                        data__operators_value = data__operators.get(data__operators_key)
                        if not isinstance(data__operators_value, (dict)):
                            raise Refused
                        data__operators_value_is_dict = isinstance(data__operators_value, dict)
                        if data__operators_value_is_dict:
                            data__operators_value__missing_keys = set([]) - data__operators_value.keys()
                            if data__operators_value__missing_keys:
                                raise Refused
                            data__operators_value_keys = set(data__operators_value.keys())
                            if "key" in data__operators_value_keys:
                                data__operators_value_keys.remove("key")
                                data__operators_value__key = data__operators_value["key"]
                                if not isinstance(data__operators_value__key, (str, NoneType)):
                                    raise Refused
                            if data__operators_value_keys:
                                raise Refused
                data__operators_len = len(data__operators)
                if data__operators_len != 0:
                    data__operators_property_names = True
                    for data__operators_key in data__operators:
                        try:
                            if isinstance(data__operators_key, str):
                                if not custom_formats["name"](data__operators_key):
                                    raise Refused
                        except Refused:
                            data__operators_property_names = False
                    if not data__operators_property_names:
                        raise Refused
        if "frame" in data_keys:
            data_keys.remove("frame")
            data__frame = data["frame"]
            if not isinstance(data__frame, (dict)):
                raise Refused
            data__frame_is_dict = isinstance(data__frame, dict)
            if data__frame_is_dict:
                data__frame__missing_keys = set([]) - data__frame.keys()
                if data__frame__missing_keys:
                    raise Refused
                data__frame_keys = set(data__frame.keys())
                if "deadline" in data__frame_keys:
                    data__frame_keys.remove("deadline")
                    data__frame__deadline = data__frame["deadline"]
                    if not isinstance(data__frame__deadline, (int)) and not (isinstance(data__frame__deadline, float) and data__frame__deadline.is_integer()) or isinstance(data__frame__deadline, bool):
                        raise Refused
                    if isinstance(data__frame__deadline, int) and not isinstance(data__frame__deadline, bool):
                        if data__frame__deadline < 1:
                            raise Refused
                if "pace" in data__frame_keys:
                    data__frame_keys.remove("pace")
                    data__frame__pace = data__frame["pace"]
                    if not isinstance(data__frame__pace, (int)) and not (isinstance(data__frame__pace, float) and data__frame__pace.is_integer()) or isinstance(data__frame__pace, bool):
                        raise Refused
                    if isinstance(data__frame__pace, int) and not isinstance(data__frame__pace, bool):
                        if data__frame__pace < 0:
                            raise Refused
                if "absent_after" in data__frame_keys:
                    data__frame_keys.remove("absent_after")
                    data__frame__absentafter = data__frame["absent_after"]
                    if not isinstance(data__frame__absentafter, (int)) and not (isinstance(data__frame__absentafter, float) and data__frame__absentafter.is_integer()) or isinstance(data__frame__absentafter, bool):
                        raise Refused
                    if isinstance(data__frame__absentafter, int) and not isinstance(data__frame__absentafter, bool):
                        if data__frame__absentafter < 1:
                            raise Refused
                if "turns" in data__frame_keys:
                    data__frame_keys.remove("turns")
                    data__frame__turns = data__frame["turns"]
                    if not isinstance(data__frame__turns, (int, NoneType)) and not (isinstance(data__frame__turns, float) and data__frame__turns.is_integer()) or isinstance(data__frame__turns, bool):
                        raise Refused
                    if isinstance(data__frame__turns, int) and not isinstance(data__frame__turns, bool):
                        if data__frame__turns < 1:
                            raise Refused
                if "until" in data__frame_keys:
                    data__frame_keys.remove("until")
                    data__frame__until = data__frame["until"]
                    if not isinstance(data__frame__until, (int, NoneType)) and not (isinstance(data__frame__until, float) and data__frame__until.is_integer()) or isinstance(data__frame__until, bool):
                        raise Refused
                    if isinstance(data__frame__until, int) and not isinstance(data__frame__until, bool):
                        if data__frame__until < 0:
                            raise Refused
                if "paused" in data__frame_keys:
                    data__frame_keys.remove("paused")
                    data__frame__paused = data__frame["paused"]
                    if not isinstance(data__frame__paused, (bool)):
                        raise Refused
                if data__frame_keys:
                    raise Refused
        if "minds" in data_keys:
            data_keys.remove("minds")
            data__minds = data["minds"]
            if not isinstance(data__minds, (dict)):
                raise Refused
            data__minds_is_dict = isinstance(data__minds, dict)
            if data__minds_is_dict:
                data__minds_keys = set(data__minds.keys())
                for data__minds_key in data__minds_keys:
                    if data__minds_key not in []:
                        data__minds_value = data__minds.get(data__minds_key)
                        if not isinstance(data__minds_value, (dict)):
                            raise Refused
                        data__minds_value_is_dict = isinstance(data__minds_value, dict)
                        if data__minds_value_is_dict:
                            data__minds_value__missing_keys = set([]) - data__minds_value.keys()
                            if data__minds_value__missing_keys:
                                raise Refused
                            data__minds_value_keys = set(data__minds_value.keys())
                            if "agents" in data__minds_value_keys:
                                data__minds_value_keys.remove("agents")
                                data__minds_value__agents = data__minds_value["agents"]
                                if not isinstance(data__minds_value__agents, (list, tuple)):
                                    raise Refused
                                data__minds_value__agents_is_list = isinstance(data__minds_value__agents, (list, tuple))
                                if data__minds_value__agents_is_list:
                                    data__minds_value__agents_len = len(data__minds_value__agents)
                                    for data__minds_value__agents_x, data__minds_value__agents_item in enumerate(data__minds_value__agents):
                                        if not isinstance(data__minds_value__agents_item, (str)):
                                            raise Refused
                                        if isinstance(data__minds_value__agents_item, str):
                                            data__minds_value__agents_item_len = len(data__minds_value__agents_item)
                                            if data__minds_value__agents_item_len < 1:
                                                raise Refused
                                            if data__minds_value__agents_item_len > 200:
                                                raise Refused
                            if data__minds_value_keys:
                                raise Refused
                data__minds_len = len(data__minds)
                if data__minds_len != 0:
                    data__minds_property_names = True
                    for data__minds_key in data__minds:
                        try:
                            if isinstance(data__minds_key, str):
                                if not custom_formats["name"](data__minds_key):
                                    raise Refused
                        except Refused:
                            data__minds_property_names = False
                    if not data__minds_property_names:
                        raise Refused
        if "limits" in data_keys:
            data_keys.remove("limits")
            data__limits = data["limits"]
            if not isinstance(data__limits, (dict)):
                raise Refused
            data__limits_is_dict = isinstance(data__limits, dict)
            if data__limits_is_dict:
                data__limits__missing_keys = set([]) - data__limits.keys()
                if data__limits__missing_keys:
                    raise Refused
                data__limits_keys = set(data__limits.keys())
                if "actions" in data__limits_keys:
                    data__limits_keys.remove("actions")
                    data__limits__actions = data__limits["actions"]
                    if not isinstance(data__limits__actions, (int)) and not (isinstance(data__limits__actions, float) and data__limits__actions.is_integer()) or isinstance(data__limits__actions, bool):
                        raise Refused
                    if isinstance(data__limits__actions, int) and not isinstance(data__limits__actions, bool):
                        if data__limits__actions < 1:
                            raise Refused
                if "title" in data__limits_keys:
                    data__limits_keys.remove("title")
                    data__limits__title = data__limits["title"]
                    if not isinstance(data__limits__title, (int)) and not (isinstance(data__limits__title, float) and data__limits__title.is_integer()) or isinstance(data__limits__title, bool):
                        raise Refused
                    if isinstance(data__limits__title, int) and not isinstance(data__limits__title, bool):
                        if data__limits__title < 1:
                            raise Refused
                if "body" in data__limits_keys:
                    data__limits_keys.remove("body")
                    data__limits__body = data__limits["body"]
                    if not isinstance(data__limits__body, (int)) and not (isinstance(data__limits__body, float) and data__limits__body.is_integer()) or isinstance(data__limits__body, bool):
                        raise Refused
                    if isinstance(data__limits__body, int) and not isinstance(data__limits__body, bool):
                        if data__limits__body < 1:
                            raise Refused
                if "delta_bytes" in data__limits_keys:
                    data__limits_keys.remove("delta_bytes")
                    data__limits__deltabytes = data__limits["delta_bytes"]
                    if not isinstance(data__limits__deltabytes, (int)) and not (isinstance(data__limits__deltabytes, float) and data__limits__deltabytes.is_integer()) or isinstance(data__limits__deltabytes, bool):
                        raise Refused
                    if isinstance(data__limits__deltabytes, int) and not isinstance(data__limits__deltabytes, bool):
                        if data__limits__deltabytes < 1:
                            raise Refused
                if "thread_bytes" in data__limits_keys:
                    data__limits_keys.remove("thread_bytes")
                    data__limits__threadbytes = data__limits["thread_bytes"]
                    if not isinstance(data__limits__threadbytes, (int)) and not (isinstance(data__limits__threadbytes, float) and data__limits__threadbytes.is_integer()) or isinstance(data__limits__threadbytes, bool):
                        raise Refused
                    if isinstance(data__limits__threadbytes, int) and not isinstance(data__limits__threadbytes, bool):
                        if data__limits__threadbytes < 1:
                            raise Refused
                if "votes" in data__limits_keys:
                    data__limits_keys.remove("votes")
                    data__limits__votes = data__limits["votes"]
                    if not isinstance(data__limits__votes, (int)) and not (isinstance(data__limits__votes, float) and data__limits__votes.is_integer()) or isinstance(data__limits__votes, bool):
                        raise Refused
                    if isinstance(data__limits__votes, int) and not isinstance(data__limits__votes, bool):
                        if data__limits__votes < 1:
                            raise Refused
                if "acts" in data__limits_keys:
                    data__limits_keys.remove("acts")
                    data__limits__acts = data__limits["acts"]
                    if not isinstance(data__limits__acts, (int)) and not (isinstance(data__limits__acts, float) and data__limits__acts.is_integer()) or isinstance(data__limits__acts, bool):
                        raise Refused
                    if isinstance(data__limits__acts, int) and not isinstance(data__limits__acts, bool):
                        if data__limits__acts < 1:
                            raise Refused
                if "channel_threads" in data__limits_keys:
                    data__limits_keys.remove("channel_threads")
                    data__limits__channelthreads = data__limits["channel_threads"]
                    if not isinstance(data__limits__channelthreads, (int)) and not (isinstance(data__limits__channelthreads, float) and data__limits__channelthreads.is_integer()) or isinstance(data__limits__channelthreads, bool):
                        raise Refused
                    if isinstance(data__limits__channelthreads, int) and not isinstance(data__limits__channelthreads, bool):
                        if data__limits__channelthreads < 1:
                            raise Refused
                if "notifications" in data__limits_keys:
                    data__limits_keys.remove("notifications")
                    data__limits__notifications = data__limits["notifications"]
                    if not isinstance(data__limits__notifications, (int)) and not (isinstance(data__limits__notifications, float) and data__limits__notifications.is_integer()) or isinstance(data__limits__notifications, bool):
                        raise Refused
                    if isinstance(data__limits__notifications, int) and not isinstance(data__limits__notifications, bool):
                        if data__limits__notifications < 1:
                            raise Refused
                if "memory" in data__limits_keys:
                    data__limits_keys.remove("memory")
                    data__limits__memory = data__limits["memory"]
                    if not isinstance(data__limits__memory, (int)) and not (isinstance(data__limits__memory, float) and data__limits__memory.is_integer()) or isinstance(data__limits__memory, bool):
                        raise Refused
                    if isinstance(data__limits__memory, int) and not isinstance(data__limits__memory, bool):
                        if data__limits__memory < 1:
                            raise Refused
                if "memories" in data__limits_keys:
                    data__limits_keys.remove("memories")
                    data__limits__memories = data__limits["memories"]
                    if not isinstance(data__limits__memories, (int)) and not (isinstance(data__limits__memories, float) and data__limits__memories.is_integer()) or isinstance(data__limits__memories, bool):
                        raise Refused
                    if isinstance(data__limits__memories, int) and not isinstance(data__limits__memories, bool):
                        if data__limits__memories < 1:
                            raise Refused
                        if data__limits__memories > 256:
                            raise Refused
                if "change_frames" in data__limits_keys:
                    data__limits_keys.remove("change_frames")
                    data__limits__changeframes = data__limits["change_frames"]
                    if not isinstance(data__limits__changeframes, (int)) and not (isinstance(data__limits__changeframes, float) and data__limits__changeframes.is_integer()) or isinstance(data__limits__changeframes, bool):
                        raise Refused
                    if isinstance(data__limits__changeframes, int) and not isinstance(data__limits__changeframes, bool):
                        if data__limits__changeframes < 1:
                            raise Refused
                if "quorum" in data__limits_keys:
                    data__limits_keys.remove("quorum")
                    data__limits__quorum = data__limits["quorum"]
                    if not isinstance(data__limits__quorum, (int)) and not (isinstance(data__limits__quorum, float) and data__limits__quorum.is_integer()) or isinstance(data__limits__quorum, bool):
                        raise Refused
                    if isinstance(data__limits__quorum, int) and not isinstance(data__limits__quorum, bool):
                        if data__limits__quorum < 1:
                            raise Refused
                if "files" in data__limits_keys:
                    data__limits_keys.remove("files")
                    data__limits__files = data__limits["files"]
                    if not isinstance(data__limits__files, (int)) and not (isinstance(data__limits__files, float) and data__limits__files.is_integer()) or isinstance(data__limits__files, bool):
                        raise Refused
                    if isinstance(data__limits__files, int) and not isinstance(data__limits__files, bool):
                        if data__limits__files < 1:
                            raise Refused
                if "file_bytes" in data__limits_keys:
                    data__limits_keys.remove("file_bytes")
                    data__limits__filebytes = data__limits["file_bytes"]
                    if not isinstance(data__limits__filebytes, (int)) and not (isinstance(data__limits__filebytes, float) and data__limits__filebytes.is_integer()) or isinstance(data__limits__filebytes, bool):
                        raise Refused
                    if isinstance(data__limits__filebytes, int) and not isinstance(data__limits__filebytes, bool):
                        if data__limits__filebytes < 1:
                            raise Refused
                if "change_bytes" in data__limits_keys:
                    data__limits_keys.remove("change_bytes")
                    data__limits__changebytes = data__limits["change_bytes"]
                    if not isinstance(data__limits__changebytes, (int)) and not (isinstance(data__limits__changebytes, float) and data__limits__changebytes.is_integer()) or isinstance(data__limits__changebytes, bool):
                        raise Refused
                    if isinstance(data__limits__changebytes, int) and not isinstance(data__limits__changebytes, bool):
                        if data__limits__changebytes < 1:
                            raise Refused
                if "reason" in data__limits_keys:
                    data__limits_keys.remove("reason")
                    data__limits__reason = data__limits["reason"]
                    if not isinstance(data__limits__reason, (int)) and not (isinstance(data__limits__reason, float) and data__limits__reason.is_integer()) or isinstance(data__limits__reason, bool):
                        raise Refused
                    if isinstance(data__limits__reason, int) and not isinstance(data__limits__reason, bool):
                        if data__limits__reason < 1:
                            raise Refused
                if "name" in data__limits_keys:
                    data__limits_keys.remove("name")
                    data__limits__name = data__limits["name"]
                    if not isinstance(data__limits__name, (int)) and not (isinstance(data__limits__name, float) and data__limits__name.is_integer()) or isinstance(data__limits__name, bool):
                        raise Refused
                    if isinstance(data__limits__name, int) and not isinstance(data__limits__name, bool):
                        if data__limits__name < 1:
                            raise Refused
                if "bio" in data__limits_keys:
                    data__limits_keys.remove("bio")
                    data__limits__bio = data__limits["bio"]
                    if not isinstance(data__limits__bio, (int)) and not (isinstance(data__limits__bio, float) and data__limits__bio.is_integer()) or isinstance(data__limits__bio, bool):
                        raise Refused
                    if isinstance(data__limits__bio, int) and not isinstance(data__limits__bio, bool):
                        if data__limits__bio < 1:
                            raise Refused
                if "about" in data__limits_keys:
                    data__limits_keys.remove("about")
                    data__limits__about = data__limits["about"]
                    if not isinstance(data__limits__about, (int)) and not (isinstance(data__limits__about, float) and data__limits__about.is_integer()) or isinstance(data__limits__about, bool):
                        raise Refused
                    if isinstance(data__limits__about, int) and not isinstance(data__limits__about, bool):
                        if data__limits__about < 1:
                            raise Refused
                if "follows" in data__limits_keys:
                    data__limits_keys.remove("follows")
                    data__limits__follows = data__limits["follows"]
                    if not isinstance(data__limits__follows, (int)) and not (isinstance(data__limits__follows, float) and data__limits__follows.is_integer()) or isinstance(data__limits__follows, bool):
                        raise Refused
                    if isinstance(data__limits__follows, int) and not isinstance(data__limits__follows, bool):
                        if data__limits__follows < 1:
                            raise Refused
                if "subscriptions" in data__limits_keys:
                    data__limits_keys.remove("subscriptions")
                    data__limits__subscriptions = data__limits["subscriptions"]
                    if not isinstance(data__limits__subscriptions, (int)) and not (isinstance(data__limits__subscriptions, float) and data__limits__subscriptions.is_integer()) or isinstance(data__limits__subscriptions, bool):
                        raise Refused
                    if isinstance(data__limits__subscriptions, int) and not isinstance(data__limits__subscriptions, bool):
                        if data__limits__subscriptions < 1:
                            raise Refused
                if "channels" in data__limits_keys:
                    data__limits_keys.remove("channels")
                    data__limits__channels = data__limits["channels"]
                    if not isinstance(data__limits__channels, (int)) and not (isinstance(data__limits__channels, float) and data__limits__channels.is_integer()) or isinstance(data__limits__channels, bool):
                        raise Refused
                    if isinstance(data__limits__channels, int) and not isinstance(data__limits__channels, bool):
                        if data__limits__channels < 1:
                            raise Refused
                if "flags" in data__limits_keys:
                    data__limits_keys.remove("flags")
                    data__limits__flags = data__limits["flags"]
                    if not isinstance(data__limits__flags, (int)) and not (isinstance(data__limits__flags, float) and data__limits__flags.is_integer()) or isinstance(data__limits__flags, bool):
                        raise Refused
                    if isinstance(data__limits__flags, int) and not isinstance(data__limits__flags, bool):
                        if data__limits__flags < 1:
                            raise Refused
                if "debate_frames" in data__limits_keys:
                    data__limits_keys.remove("debate_frames")
                    data__limits__debateframes = data__limits["debate_frames"]
                    if not isinstance(data__limits__debateframes, (int)) and not (isinstance(data__limits__debateframes, float) and data__limits__debateframes.is_integer()) or isinstance(data__limits__debateframes, bool):
                        raise Refused
                    if isinstance(data__limits__debateframes, int) and not isinstance(data__limits__debateframes, bool):
                        if data__limits__debateframes < 1:
                            raise Refused
                if "flaggers" in data__limits_keys:
                    data__limits_keys.remove("flaggers")
                    data__limits__flaggers = data__limits["flaggers"]
                    if not isinstance(data__limits__flaggers, (int)) and not (isinstance(data__limits__flaggers, float) and data__limits__flaggers.is_integer()) or isinstance(data__limits__flaggers, bool):
                        raise Refused
                    if isinstance(data__limits__flaggers, int) and not isinstance(data__limits__flaggers, bool):
                        if data__limits__flaggers < 1:
                            raise Refused
                if "dormant_frames" in data__limits_keys:
                    data__limits_keys.remove("dormant_frames")
                    data__limits__dormantframes = data__limits["dormant_frames"]
                    if not isinstance(data__limits__dormantframes, (int)) and not (isinstance(data__limits__dormantframes, float) and data__limits__dormantframes.is_integer()) or isinstance(data__limits__dormantframes, bool):
                        raise Refused
                    if isinstance(data__limits__dormantframes, int) and not isinstance(data__limits__dormantframes, bool):
                        if data__limits__dormantframes < 1:
                            raise Refused
                if data__limits_keys:
                    raise Refused
        if "budget" in data_keys:
            data_keys.remove("budget")
            data__budget = data["budget"]
            if not isinstance(data__budget, (dict)):
                raise Refused
            data__budget_is_dict = isinstance(data__budget, dict)
            if data__budget_is_dict:
                data__budget__missing_keys = set([]) - data__budget.keys()
                if data__budget__missing_keys:
                    raise Refused
                data__budget_keys = set(data__budget.keys())
                if "frame_microusd" in data__budget_keys:
                    data__budget_keys.remove("frame_microusd")
                    data__budget__framemicrousd = data__budget["frame_microusd"]
                    if not isinstance(data__budget__framemicrousd, (int, NoneType)) and not (isinstance(data__budget__framemicrousd, float) and data__budget__framemicrousd.is_integer()) or isinstance(data__budget__framemicrousd, bool):
                        raise Refused
                    if isinstance(data__budget__framemicrousd, int) and not isinstance(data__budget__framemicrousd, bool):
                        if data__budget__framemicrousd < 0:
                            raise Refused
                if "total_microusd" in data__budget_keys:
                    data__budget_keys.remove("total_microusd")
                    data__budget__totalmicrousd = data__budget["total_microusd"]
                    if not isinstance(data__budget__totalmicrousd, (int, NoneType)) and not (isinstance(data__budget__totalmicrousd, float) and data__budget__totalmicrousd.is_integer()) or isinstance(data__budget__totalmicrousd, bool):
                        raise Refused
                    if isinstance(data__budget__totalmicrousd, int) and not isinstance(data__budget__totalmicrousd, bool):
                        if data__budget__totalmicrousd < 0:
                            raise Refused
                if data__budget_keys:
                    raise Refused
        if "require_signatures" in data_keys:
            data_keys.remove("require_signatures")
            data__requiresignatures = data["require_signatures"]
            if not isinstance(data__requiresignatures, (bool)):
                raise Refused
        if data_keys:
            raise Refused
    return data


def check_frame(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise Refused
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['protocol', 'timeline', 'frame', 'applied', 'rejected', 'delivered', 'late', 'missing', 'actions', 'agents', 'errors', 'usage', 'health', 'total']) - data.keys()
        if data__missing_keys:
            raise Refused
        data_keys = set(data.keys())
        if "protocol" in data_keys:
            data_keys.remove("protocol")
            data__protocol = data["protocol"]
            if not (isinstance(data__protocol, (int, float)) and not isinstance(data__protocol, bool) and data__protocol == 1):
                raise Refused
        if "timeline" in data_keys:
            data_keys.remove("timeline")
            data__timeline = data["timeline"]
            if not isinstance(data__timeline, (str)):
                raise Refused
            if isinstance(data__timeline, str):
                if not custom_formats["name"](data__timeline):
                    raise Refused
        if "frame" in data_keys:
            data_keys.remove("frame")
            data__frame = data["frame"]
            if not isinstance(data__frame, (int)) and not (isinstance(data__frame, float) and data__frame.is_integer()) or isinstance(data__frame, bool):
                raise Refused
            if isinstance(data__frame, int) and not isinstance(data__frame, bool):
                if data__frame < 0:
                    raise Refused
        if "applied" in data_keys:
            data_keys.remove("applied")
            data__applied = data["applied"]
            if not isinstance(data__applied, (int)) and not (isinstance(data__applied, float) and data__applied.is_integer()) or isinstance(data__applied, bool):
                raise Refused
            if isinstance(data__applied, int) and not isinstance(data__applied, bool):
                if data__applied < 0:
                    raise Refused
        if "rejected" in data_keys:
            data_keys.remove("rejected")
            data__rejected = data["rejected"]
            if not isinstance(data__rejected, (list, tuple)):
                raise Refused
            data__rejected_is_list = isinstance(data__rejected, (list, tuple))
            if data__rejected_is_list:
                data__rejected_len = len(data__rejected)
                for data__rejected_x, data__rejected_item in enumerate(data__rejected):
                    if not isinstance(data__rejected_item, (dict)):
                        raise Refused
                    data__rejected_item_is_dict = isinstance(data__rejected_item, dict)
                    if data__rejected_item_is_dict:
                        data__rejected_item__missing_keys = set(['id', 'why']) - data__rejected_item.keys()
                        if data__rejected_item__missing_keys:
                            raise Refused
                        data__rejected_item_keys = set(data__rejected_item.keys())
                        if "id" in data__rejected_item_keys:
                            data__rejected_item_keys.remove("id")
                            data__rejected_item__id = data__rejected_item["id"]
                            if not isinstance(data__rejected_item__id, (str)):
                                raise Refused
                            if isinstance(data__rejected_item__id, str):
                                if not custom_formats["id"](data__rejected_item__id):
                                    raise Refused
                        if "why" in data__rejected_item_keys:
                            data__rejected_item_keys.remove("why")
                            data__rejected_item__why = data__rejected_item["why"]
                            if not (isinstance(data__rejected_item__why, str) and data__rejected_item__why == 'unknown' or isinstance(data__rejected_item__why, str) and data__rejected_item__why == 'closed' or isinstance(data__rejected_item__why, str) and data__rejected_item__why == 'full' or isinstance(data__rejected_item__why, str) and data__rejected_item__why == 'duplicate'):
                                raise Refused
                        if data__rejected_item_keys:
                            raise Refused
        if "delivered" in data_keys:
            data_keys.remove("delivered")
            data__delivered = data["delivered"]
            if not isinstance(data__delivered, (list, tuple)):
                raise Refused
            data__delivered_is_list = isinstance(data__delivered, (list, tuple))
            if data__delivered_is_list:
                data__delivered_len = len(data__delivered)
                for data__delivered_x, data__delivered_item in enumerate(data__delivered):
                    if not isinstance(data__delivered_item, (str)):
                        raise Refused
                    if isinstance(data__delivered_item, str):
                        if not custom_formats["name"](data__delivered_item):
                            raise Refused
        if "late" in data_keys:
            data_keys.remove("late")
            data__late = data["late"]
            if not isinstance(data__late, (list, tuple)):
                raise Refused
            data__late_is_list = isinstance(data__late, (list, tuple))
            if data__late_is_list:
                data__late_len = len(data__late)
                for data__late_x, data__late_item in enumerate(data__late):
                    if not isinstance(data__late_item, (str)):
                        raise Refused
        if "missing" in data_keys:
            data_keys.remove("missing")
            data__missing = data["missing"]
            if not isinstance(data__missing, (list, tuple)):
                raise Refused
            data__missing_is_list = isinstance(data__missing, (list, tuple))
            if data__missing_is_list:
                data__missing_len = len(data__missing)
                for data__missing_x, data__missing_item in enumerate(data__missing):
                    if not isinstance(data__missing_item, (str)):
                        raise Refused
                    if isinstance(data__missing_item, str):
                        if not custom_formats["name"](data__missing_item):
                            raise Refused
        if "actions" in data_keys:
            data_keys.remove("actions")
            data__actions = data["actions"]
            if not isinstance(data__actions, (dict)):
                raise Refused
            data__actions_is_dict = isinstance(data__actions, dict)
            if data__actions_is_dict:
                data__actions_keys = set(data__actions.keys())
                for data__actions_key in data__actions_keys:
                    if data__actions_key not in []:
                        data__actions_value = data__actions.get(data__actions_key)
                        if not isinstance(data__actions_value, (int)) and not (isinstance(data__actions_value, float) and data__actions_value.is_integer()) or isinstance(data__actions_value, bool):
                            raise Refused
                        if isinstance(data__actions_value, int) and not isinstance(data__actions_value, bool):
                            if data__actions_value < 0:
                                raise Refused
                data__actions_len = len(data__actions)
                if data__actions_len != 0:
                    data__actions_property_names = True
                    for data__actions_key in data__actions:
                        try:
                            if isinstance(data__actions_key, str):
                                if not custom_formats["name"](data__actions_key):
                                    raise Refused
                        except Refused:
                            data__actions_property_names = False
                    if not data__actions_property_names:
                        raise Refused
        if "agents" in data_keys:
            data_keys.remove("agents")
            data__agents = data["agents"]
            if not isinstance(data__agents, (int)) and not (isinstance(data__agents, float) and data__agents.is_integer()) or isinstance(data__agents, bool):
                raise Refused
            if isinstance(data__agents, int) and not isinstance(data__agents, bool):
                if data__agents < 0:
                    raise Refused
        if "errors" in data_keys:
            data_keys.remove("errors")
            data__errors = data["errors"]
            if not isinstance(data__errors, (int)) and not (isinstance(data__errors, float) and data__errors.is_integer()) or isinstance(data__errors, bool):
                raise Refused
            if isinstance(data__errors, int) and not isinstance(data__errors, bool):
                if data__errors < 0:
                    raise Refused
        if "usage" in data_keys:
            data_keys.remove("usage")
            data__usage = data["usage"]
            if not isinstance(data__usage, (dict)):
                raise Refused
            data__usage_is_dict = isinstance(data__usage, dict)
            if data__usage_is_dict:
                data__usage__missing_keys = set(['calls', 'prompt_tokens', 'completion_tokens', 'microusd', 'ms']) - data__usage.keys()
                if data__usage__missing_keys:
                    raise Refused
                data__usage_keys = set(data__usage.keys())
                if "calls" in data__usage_keys:
                    data__usage_keys.remove("calls")
                    data__usage__calls = data__usage["calls"]
                    if not isinstance(data__usage__calls, (int)) and not (isinstance(data__usage__calls, float) and data__usage__calls.is_integer()) or isinstance(data__usage__calls, bool):
                        raise Refused
                    if isinstance(data__usage__calls, int) and not isinstance(data__usage__calls, bool):
                        if data__usage__calls < 0:
                            raise Refused
                if "prompt_tokens" in data__usage_keys:
                    data__usage_keys.remove("prompt_tokens")
                    data__usage__prompttokens = data__usage["prompt_tokens"]
                    if not isinstance(data__usage__prompttokens, (int)) and not (isinstance(data__usage__prompttokens, float) and data__usage__prompttokens.is_integer()) or isinstance(data__usage__prompttokens, bool):
                        raise Refused
                    if isinstance(data__usage__prompttokens, int) and not isinstance(data__usage__prompttokens, bool):
                        if data__usage__prompttokens < 0:
                            raise Refused
                if "completion_tokens" in data__usage_keys:
                    data__usage_keys.remove("completion_tokens")
                    data__usage__completiontokens = data__usage["completion_tokens"]
                    if not isinstance(data__usage__completiontokens, (int)) and not (isinstance(data__usage__completiontokens, float) and data__usage__completiontokens.is_integer()) or isinstance(data__usage__completiontokens, bool):
                        raise Refused
                    if isinstance(data__usage__completiontokens, int) and not isinstance(data__usage__completiontokens, bool):
                        if data__usage__completiontokens < 0:
                            raise Refused
                if "microusd" in data__usage_keys:
                    data__usage_keys.remove("microusd")
                    data__usage__microusd = data__usage["microusd"]
                    if not isinstance(data__usage__microusd, (int)) and not (isinstance(data__usage__microusd, float) and data__usage__microusd.is_integer()) or isinstance(data__usage__microusd, bool):
                        raise Refused
                    if isinstance(data__usage__microusd, int) and not isinstance(data__usage__microusd, bool):
                        if data__usage__microusd < 0:
                            raise Refused
                if "ms" in data__usage_keys:
                    data__usage_keys.remove("ms")
                    data__usage__ms = data__usage["ms"]
                    if not isinstance(data__usage__ms, (int)) and not (isinstance(data__usage__ms, float) and data__usage__ms.is_integer()) or isinstance(data__usage__ms, bool):
                        raise Refused
                    if isinstance(data__usage__ms, int) and not isinstance(data__usage__ms, bool):
                        if data__usage__ms < 0:
                            raise Refused
                if data__usage_keys:
                    raise Refused
        if "health" in data_keys:
            data_keys.remove("health")
            data__health = data["health"]
            if not isinstance(data__health, (dict)):
                raise Refused
            data__health_is_dict = isinstance(data__health, dict)
            if data__health_is_dict:
                data__health_keys = set(data__health.keys())
                for data__health_key in data__health_keys:
                    if data__health_key not in []:
                        data__health_value = data__health.get(data__health_key)
                        if not isinstance(data__health_value, (int)) and not (isinstance(data__health_value, float) and data__health_value.is_integer()) or isinstance(data__health_value, bool):
                            raise Refused
                        if isinstance(data__health_value, int) and not isinstance(data__health_value, bool):
                            if data__health_value < 0:
                                raise Refused
                data__health_len = len(data__health)
                if data__health_len != 0:
                    data__health_property_names = True
                    for data__health_key in data__health:
                        try:
                            if isinstance(data__health_key, str):
                                if not custom_formats["name"](data__health_key):
                                    raise Refused
                        except Refused:
                            data__health_property_names = False
                    if not data__health_property_names:
                        raise Refused
        if "total" in data_keys:
            data_keys.remove("total")
            data__total = data["total"]
            if not isinstance(data__total, (dict)):
                raise Refused
            data__total_is_dict = isinstance(data__total, dict)
            if data__total_is_dict:
                data__total__missing_keys = set(['actions', 'usage']) - data__total.keys()
                if data__total__missing_keys:
                    raise Refused
                data__total_keys = set(data__total.keys())
                if "actions" in data__total_keys:
                    data__total_keys.remove("actions")
                    data__total__actions = data__total["actions"]
                    if not isinstance(data__total__actions, (dict)):
                        raise Refused
                    data__total__actions_is_dict = isinstance(data__total__actions, dict)
                    if data__total__actions_is_dict:
                        data__total__actions_keys = set(data__total__actions.keys())
                        for data__total__actions_key in data__total__actions_keys:
                            if data__total__actions_key not in []:
                                data__total__actions_value = data__total__actions.get(data__total__actions_key)
                                if not isinstance(data__total__actions_value, (int)) and not (isinstance(data__total__actions_value, float) and data__total__actions_value.is_integer()) or isinstance(data__total__actions_value, bool):
                                    raise Refused
                                if isinstance(data__total__actions_value, int) and not isinstance(data__total__actions_value, bool):
                                    if data__total__actions_value < 0:
                                        raise Refused
                        data__total__actions_len = len(data__total__actions)
                        if data__total__actions_len != 0:
                            data__total__actions_property_names = True
                            for data__total__actions_key in data__total__actions:
                                try:
                                    if isinstance(data__total__actions_key, str):
                                        if not custom_formats["name"](data__total__actions_key):
                                            raise Refused
                                except Refused:
                                    data__total__actions_property_names = False
                            if not data__total__actions_property_names:
                                raise Refused
                if "usage" in data__total_keys:
                    data__total_keys.remove("usage")
                    data__total__usage = data__total["usage"]
                    if not isinstance(data__total__usage, (dict)):
                        raise Refused
                    data__total__usage_is_dict = isinstance(data__total__usage, dict)
                    if data__total__usage_is_dict:
                        data__total__usage__missing_keys = set(['calls', 'prompt_tokens', 'completion_tokens', 'microusd', 'ms']) - data__total__usage.keys()
                        if data__total__usage__missing_keys:
                            raise Refused
                        data__total__usage_keys = set(data__total__usage.keys())
                        if "calls" in data__total__usage_keys:
                            data__total__usage_keys.remove("calls")
                            data__total__usage__calls = data__total__usage["calls"]
                            if not isinstance(data__total__usage__calls, (int)) and not (isinstance(data__total__usage__calls, float) and data__total__usage__calls.is_integer()) or isinstance(data__total__usage__calls, bool):
                                raise Refused
                            if isinstance(data__total__usage__calls, int) and not isinstance(data__total__usage__calls, bool):
                                if data__total__usage__calls < 0:
                                    raise Refused
                        if "prompt_tokens" in data__total__usage_keys:
                            data__total__usage_keys.remove("prompt_tokens")
                            data__total__usage__prompttokens = data__total__usage["prompt_tokens"]
                            if not isinstance(data__total__usage__prompttokens, (int)) and not (isinstance(data__total__usage__prompttokens, float) and data__total__usage__prompttokens.is_integer()) or isinstance(data__total__usage__prompttokens, bool):
                                raise Refused
                            if isinstance(data__total__usage__prompttokens, int) and not isinstance(data__total__usage__prompttokens, bool):
                                if data__total__usage__prompttokens < 0:
                                    raise Refused
                        if "completion_tokens" in data__total__usage_keys:
                            data__total__usage_keys.remove("completion_tokens")
                            data__total__usage__completiontokens = data__total__usage["completion_tokens"]
                            if not isinstance(data__total__usage__completiontokens, (int)) and not (isinstance(data__total__usage__completiontokens, float) and data__total__usage__completiontokens.is_integer()) or isinstance(data__total__usage__completiontokens, bool):
                                raise Refused
                            if isinstance(data__total__usage__completiontokens, int) and not isinstance(data__total__usage__completiontokens, bool):
                                if data__total__usage__completiontokens < 0:
                                    raise Refused
                        if "microusd" in data__total__usage_keys:
                            data__total__usage_keys.remove("microusd")
                            data__total__usage__microusd = data__total__usage["microusd"]
                            if not isinstance(data__total__usage__microusd, (int)) and not (isinstance(data__total__usage__microusd, float) and data__total__usage__microusd.is_integer()) or isinstance(data__total__usage__microusd, bool):
                                raise Refused
                            if isinstance(data__total__usage__microusd, int) and not isinstance(data__total__usage__microusd, bool):
                                if data__total__usage__microusd < 0:
                                    raise Refused
                        if "ms" in data__total__usage_keys:
                            data__total__usage_keys.remove("ms")
                            data__total__usage__ms = data__total__usage["ms"]
                            if not isinstance(data__total__usage__ms, (int)) and not (isinstance(data__total__usage__ms, float) and data__total__usage__ms.is_integer()) or isinstance(data__total__usage__ms, bool):
                                raise Refused
                            if isinstance(data__total__usage__ms, int) and not isinstance(data__total__usage__ms, bool):
                                if data__total__usage__ms < 0:
                                    raise Refused
                        if data__total__usage_keys:
                            raise Refused
                if data__total_keys:
                    raise Refused
        if data_keys:
            raise Refused
    return data


def check_memory(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise Refused
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['agent', 'memories']) - data.keys()
        if data__missing_keys:
            raise Refused
        data_keys = set(data.keys())
        if "agent" in data_keys:
            data_keys.remove("agent")
            data__agent = data["agent"]
            if not isinstance(data__agent, (str)):
                raise Refused
            if isinstance(data__agent, str):
                if not custom_formats["name"](data__agent):
                    raise Refused
        if "memories" in data_keys:
            data_keys.remove("memories")
            data__memories = data["memories"]
            if not isinstance(data__memories, (dict)):
                raise Refused
            data__memories_is_dict = isinstance(data__memories, dict)
            if data__memories_is_dict:
                data__memories_keys = set(data__memories.keys())
                for data__memories_key in data__memories_keys:
                    if data__memories_key not in []:
                        data__memories_value = data__memories.get(data__memories_key)
                        if not isinstance(data__memories_value, (str)):
                            raise Refused
                data__memories_len = len(data__memories)
                if data__memories_len != 0:
                    data__memories_property_names = True
                    for data__memories_key in data__memories:
                        try:
                            if isinstance(data__memories_key, str):
                                if not custom_formats["id"](data__memories_key):
                                    raise Refused
                        except Refused:
                            data__memories_property_names = False
                    if not data__memories_property_names:
                        raise Refused
        if data_keys:
            raise Refused
    return data


def check_slices(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise Refused
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['agents', 'cuts', 'pins']) - data.keys()
        if data__missing_keys:
            raise Refused
        data_keys = set(data.keys())
        if "agents" in data_keys:
            data_keys.remove("agents")
            data__agents = data["agents"]
            if not isinstance(data__agents, (int)) and not (isinstance(data__agents, float) and data__agents.is_integer()) or isinstance(data__agents, bool):
                raise Refused
            if isinstance(data__agents, int) and not isinstance(data__agents, bool):
                if data__agents < 0:
                    raise Refused
        if "cuts" in data_keys:
            data_keys.remove("cuts")
            data__cuts = data["cuts"]
            if not isinstance(data__cuts, (list, tuple)):
                raise Refused
            data__cuts_is_list = isinstance(data__cuts, (list, tuple))
            if data__cuts_is_list:
                data__cuts_len = len(data__cuts)
                for data__cuts_x, data__cuts_item in enumerate(data__cuts):
                    if not isinstance(data__cuts_item, (list, tuple)):
                        raise Refused
                    data__cuts_item_is_list = isinstance(data__cuts_item, (list, tuple))
                    if data__cuts_item_is_list:
                        data__cuts_item_len = len(data__cuts_item)
                        if data__cuts_item_len < 2:
                            raise Refused
                        if data__cuts_item_len > 2:
                            raise Refused
                        if data__cuts_item_len > 0:
                            data__cuts_item__0 = data__cuts_item[0]
                            if not isinstance(data__cuts_item__0, (str)):
                                raise Refused
                            if isinstance(data__cuts_item__0, str):
                                if not custom_formats["digest"](data__cuts_item__0):
                                    raise Refused
                        if data__cuts_item_len > 1:
                            data__cuts_item__1 = data__cuts_item[1]
                            if not isinstance(data__cuts_item__1, (str)):
                                raise Refused
                            if isinstance(data__cuts_item__1, str):
                                if not custom_formats["name"](data__cuts_item__1):
                                    raise Refused
        if "pins" in data_keys:
            data_keys.remove("pins")
            data__pins = data["pins"]
            if not isinstance(data__pins, (dict)):
                raise Refused
            data__pins_is_dict = isinstance(data__pins, dict)
            if data__pins_is_dict:
                data__pins_keys = set(data__pins.keys())
                for data__pins_key in data__pins_keys:
                    if data__pins_key not in []:
                        data__pins_value = data__pins.get(data__pins_key)
                        if not isinstance(data__pins_value, (str)):
                            raise Refused
                        if isinstance(data__pins_value, str):
                            if not custom_formats["name"](data__pins_value):
                                raise Refused
                data__pins_len = len(data__pins)
                if data__pins_len != 0:
                    data__pins_property_names = True
                    for data__pins_key in data__pins:
                        try:
                            if isinstance(data__pins_key, str):
                                if not custom_formats["name"](data__pins_key):
                                    raise Refused
                        except Refused:
                            data__pins_property_names = False
                    if not data__pins_property_names:
                        raise Refused
        if data_keys:
            raise Refused
    return data


def check_thread(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise Refused
    try:
        data_is_dict = isinstance(data, dict)
        if data_is_dict:
            data_keys = set(data.keys())
            if "kind" in data_keys:
                data_keys.remove("kind")
                data__kind = data["kind"]
                if not (isinstance(data__kind, str) and data__kind == 'debate'):
                    raise Refused
    except Refused:
        pass
    else:
        data_is_dict = isinstance(data, dict)
        if data_is_dict:
            data__missing_keys = set(['closes']) - data.keys()
            if data__missing_keys:
                raise Refused
    try:
        data_is_dict = isinstance(data, dict)
        if data_is_dict:
            data_keys = set(data.keys())
            if "kind" in data_keys:
                data_keys.remove("kind")
                data__kind = data["kind"]
                if not (isinstance(data__kind, str) and data__kind == 'change'):
                    raise Refused
    except Refused:
        pass
    else:
        data_is_dict = isinstance(data, dict)
        if data_is_dict:
            data__missing_keys = set(['closes', 'project', 'files']) - data.keys()
            if data__missing_keys:
                raise Refused
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['id', 'kind', 'agent', 'channel', 'title', 'body', 'tags', 'votes', 'flags', 'comments']) - data.keys()
        if data__missing_keys:
            raise Refused
        data_keys = set(data.keys())
        if "id" in data_keys:
            data_keys.remove("id")
            data__id = data["id"]
            if not isinstance(data__id, (str)):
                raise Refused
            if isinstance(data__id, str):
                if not custom_formats["id"](data__id):
                    raise Refused
        if "kind" in data_keys:
            data_keys.remove("kind")
            data__kind = data["kind"]
            if not (isinstance(data__kind, str) and data__kind == 'post' or isinstance(data__kind, str) and data__kind == 'debate' or isinstance(data__kind, str) and data__kind == 'change'):
                raise Refused
        if "agent" in data_keys:
            data_keys.remove("agent")
            data__agent = data["agent"]
            if not isinstance(data__agent, (str)):
                raise Refused
            if isinstance(data__agent, str):
                if not custom_formats["name"](data__agent):
                    raise Refused
        if "channel" in data_keys:
            data_keys.remove("channel")
            data__channel = data["channel"]
            if not isinstance(data__channel, (str)):
                raise Refused
            if isinstance(data__channel, str):
                if not custom_formats["name"](data__channel):
                    raise Refused
        if "title" in data_keys:
            data_keys.remove("title")
            data__title = data["title"]
            if not isinstance(data__title, (str)):
                raise Refused
            if isinstance(data__title, str):
                data__title_len = len(data__title)
                if data__title_len < 1:
                    raise Refused
        if "body" in data_keys:
            data_keys.remove("body")
            data__body = data["body"]
            if not isinstance(data__body, (str)):
                raise Refused
            if isinstance(data__body, str):
                data__body_len = len(data__body)
                if data__body_len < 1:
                    raise Refused
        if "tags" in data_keys:
            data_keys.remove("tags")
            data__tags = data["tags"]
            if not isinstance(data__tags, (list, tuple)):
                raise Refused
            data__tags_is_list = isinstance(data__tags, (list, tuple))
            if data__tags_is_list:
                def fn(var): return frozenset(dict((k, fn(v)) for k, v in var.items()).items()) if hasattr(var, "items") else tuple(fn(v) for v in var) if isinstance(var, (dict, list)) else (bool, var) if isinstance(var, bool) else var
                data__tags_len = len(data__tags)
                if data__tags_len > len(set(fn(data__tags_x) for data__tags_x in data__tags)):
                    raise Refused
                for data__tags_x, data__tags_item in enumerate(data__tags):
                    if not isinstance(data__tags_item, (str)):
                        raise Refused
                    if isinstance(data__tags_item, str):
                        if not custom_formats["name"](data__tags_item):
                            raise Refused
        if "votes" in data_keys:
            data_keys.remove("votes")
            data__votes = data["votes"]
            if not isinstance(data__votes, (dict)):
                raise Refused
            data__votes_is_dict = isinstance(data__votes, dict)
            if data__votes_is_dict:
                data__votes_keys = set(data__votes.keys())
                for data__votes_key in data__votes_keys:
                    if data__votes_key not in []:
                        data__votes_value = data__votes.get(data__votes_key)
                        if not isinstance(data__votes_value, (dict)):
                            raise Refused
                        data__votes_value_is_dict = isinstance(data__votes_value, dict)
                        if data__votes_value_is_dict:
                            data__votes_value__missing_keys = set(['at', 'value']) - data__votes_value.keys()
                            if data__votes_value__missing_keys:
                                raise Refused
                            data__votes_value_keys = set(data__votes_value.keys())
                            if "at" in data__votes_value_keys:
                                data__votes_value_keys.remove("at")
                                data__votes_value__at = data__votes_value["at"]
                                if not isinstance(data__votes_value__at, (str, NoneType)):
                                    raise Refused
                                if isinstance(data__votes_value__at, str):
                                    if not custom_formats["at"](data__votes_value__at):
                                        raise Refused
                            if "value" in data__votes_value_keys:
                                data__votes_value_keys.remove("value")
                                data__votes_value__value = data__votes_value["value"]
                                if not isinstance(data__votes_value__value, (int)) and not (isinstance(data__votes_value__value, float) and data__votes_value__value.is_integer()) or isinstance(data__votes_value__value, bool):
                                    raise Refused
                                if not (isinstance(data__votes_value__value, (int, float)) and not isinstance(data__votes_value__value, bool) and data__votes_value__value == -1 or isinstance(data__votes_value__value, (int, float)) and not isinstance(data__votes_value__value, bool) and data__votes_value__value == 0 or isinstance(data__votes_value__value, (int, float)) and not isinstance(data__votes_value__value, bool) and data__votes_value__value == 1):
                                    raise Refused
                            if data__votes_value_keys:
                                raise Refused
                data__votes_len = len(data__votes)
                if data__votes_len != 0:
                    data__votes_property_names = True
                    for data__votes_key in data__votes:
                        try:
                            if isinstance(data__votes_key, str):
                                if not custom_formats["name"](data__votes_key):
                                    raise Refused
                        except Refused:
                            data__votes_property_names = False
                    if not data__votes_property_names:
                        raise Refused
        if "flags" in data_keys:
            data_keys.remove("flags")
            data__flags = data["flags"]
            if not isinstance(data__flags, (dict)):
                raise Refused
            data__flags_is_dict = isinstance(data__flags, dict)
            if data__flags_is_dict:
                data__flags_keys = set(data__flags.keys())
                for data__flags_key in data__flags_keys:
                    if data__flags_key not in []:
                        data__flags_value = data__flags.get(data__flags_key)
                        if not isinstance(data__flags_value, (dict)):
                            raise Refused
                        data__flags_value_is_dict = isinstance(data__flags_value, dict)
                        if data__flags_value_is_dict:
                            data__flags_value__missing_keys = set(['at', 'value']) - data__flags_value.keys()
                            if data__flags_value__missing_keys:
                                raise Refused
                            data__flags_value_keys = set(data__flags_value.keys())
                            if "at" in data__flags_value_keys:
                                data__flags_value_keys.remove("at")
                                data__flags_value__at = data__flags_value["at"]
                                if not isinstance(data__flags_value__at, (str, NoneType)):
                                    raise Refused
                                if isinstance(data__flags_value__at, str):
                                    if not custom_formats["at"](data__flags_value__at):
                                        raise Refused
                            if "value" in data__flags_value_keys:
                                data__flags_value_keys.remove("value")
                                data__flags_value__value = data__flags_value["value"]
                                if not isinstance(data__flags_value__value, (str)):
                                    raise Refused
                            if data__flags_value_keys:
                                raise Refused
                data__flags_len = len(data__flags)
                if data__flags_len != 0:
                    data__flags_property_names = True
                    for data__flags_key in data__flags:
                        try:
                            if isinstance(data__flags_key, str):
                                if not custom_formats["name"](data__flags_key):
                                    raise Refused
                        except Refused:
                            data__flags_property_names = False
                    if not data__flags_property_names:
                        raise Refused
        if "comments" in data_keys:
            data_keys.remove("comments")
            data__comments = data["comments"]
            if not isinstance(data__comments, (dict)):
                raise Refused
            data__comments_is_dict = isinstance(data__comments, dict)
            if data__comments_is_dict:
                data__comments_keys = set(data__comments.keys())
                for data__comments_key in data__comments_keys:
                    if data__comments_key not in []:
                        data__comments_value = data__comments.get(data__comments_key)
                        if not isinstance(data__comments_value, (dict)):
                            raise Refused
                        data__comments_value_is_dict = isinstance(data__comments_value, dict)
                        if data__comments_value_is_dict:
                            data__comments_value__missing_keys = set(['agent', 'on', 'body', 'votes', 'flags']) - data__comments_value.keys()
                            if data__comments_value__missing_keys:
                                raise Refused
                            data__comments_value_keys = set(data__comments_value.keys())
                            if "agent" in data__comments_value_keys:
                                data__comments_value_keys.remove("agent")
                                data__comments_value__agent = data__comments_value["agent"]
                                if not isinstance(data__comments_value__agent, (str)):
                                    raise Refused
                                if isinstance(data__comments_value__agent, str):
                                    if not custom_formats["name"](data__comments_value__agent):
                                        raise Refused
                            if "on" in data__comments_value_keys:
                                data__comments_value_keys.remove("on")
                                data__comments_value__on = data__comments_value["on"]
                                if not isinstance(data__comments_value__on, (str)):
                                    raise Refused
                                if isinstance(data__comments_value__on, str):
                                    if not custom_formats["id"](data__comments_value__on):
                                        raise Refused
                            if "body" in data__comments_value_keys:
                                data__comments_value_keys.remove("body")
                                data__comments_value__body = data__comments_value["body"]
                                if not isinstance(data__comments_value__body, (str)):
                                    raise Refused
                                if isinstance(data__comments_value__body, str):
                                    data__comments_value__body_len = len(data__comments_value__body)
                                    if data__comments_value__body_len < 1:
                                        raise Refused
                            if "stance" in data__comments_value_keys:
                                data__comments_value_keys.remove("stance")
                                data__comments_value__stance = data__comments_value["stance"]
                                if not (isinstance(data__comments_value__stance, str) and data__comments_value__stance == 'for' or isinstance(data__comments_value__stance, str) and data__comments_value__stance == 'against'):
                                    raise Refused
                            if "votes" in data__comments_value_keys:
                                data__comments_value_keys.remove("votes")
                                data__comments_value__votes = data__comments_value["votes"]
                                if not isinstance(data__comments_value__votes, (dict)):
                                    raise Refused
                                data__comments_value__votes_is_dict = isinstance(data__comments_value__votes, dict)
                                if data__comments_value__votes_is_dict:
                                    data__comments_value__votes_keys = set(data__comments_value__votes.keys())
                                    for data__comments_value__votes_key in data__comments_value__votes_keys:
                                        if data__comments_value__votes_key not in []:
                                            data__comments_value__votes_value = data__comments_value__votes.get(data__comments_value__votes_key)
                                            if not isinstance(data__comments_value__votes_value, (dict)):
                                                raise Refused
                                            data__comments_value__votes_value_is_dict = isinstance(data__comments_value__votes_value, dict)
                                            if data__comments_value__votes_value_is_dict:
                                                data__comments_value__votes_value__missing_keys = set(['at', 'value']) - data__comments_value__votes_value.keys()
                                                if data__comments_value__votes_value__missing_keys:
                                                    raise Refused
                                                data__comments_value__votes_value_keys = set(data__comments_value__votes_value.keys())
                                                if "at" in data__comments_value__votes_value_keys:
                                                    data__comments_value__votes_value_keys.remove("at")
                                                    data__comments_value__votes_value__at = data__comments_value__votes_value["at"]
                                                    if not isinstance(data__comments_value__votes_value__at, (str, NoneType)):
                                                        raise Refused
                                                    if isinstance(data__comments_value__votes_value__at, str):
                                                        if not custom_formats["at"](data__comments_value__votes_value__at):
                                                            raise Refused
                                                if "value" in data__comments_value__votes_value_keys:
                                                    data__comments_value__votes_value_keys.remove("value")
                                                    data__comments_value__votes_value__value = data__comments_value__votes_value["value"]
                                                    if not isinstance(data__comments_value__votes_value__value, (int)) and not (isinstance(data__comments_value__votes_value__value, float) and data__comments_value__votes_value__value.is_integer()) or isinstance(data__comments_value__votes_value__value, bool):
                                                        raise Refused
                                                    if not (isinstance(data__comments_value__votes_value__value, (int, float)) and not isinstance(data__comments_value__votes_value__value, bool) and data__comments_value__votes_value__value == -1 or isinstance(data__comments_value__votes_value__value, (int, float)) and not isinstance(data__comments_value__votes_value__value, bool) and data__comments_value__votes_value__value == 0 or isinstance(data__comments_value__votes_value__value, (int, float)) and not isinstance(data__comments_value__votes_value__value, bool) and data__comments_value__votes_value__value == 1):
                                                        raise Refused
                                                if data__comments_value__votes_value_keys:
                                                    raise Refused
                                    data__comments_value__votes_len = len(data__comments_value__votes)
                                    if data__comments_value__votes_len != 0:
                                        data__comments_value__votes_property_names = True
                                        for data__comments_value__votes_key in data__comments_value__votes:
                                            try:
                                                if isinstance(data__comments_value__votes_key, str):
                                                    if not custom_formats["name"](data__comments_value__votes_key):
                                                        raise Refused
                                            except Refused:
                                                data__comments_value__votes_property_names = False
                                        if not data__comments_value__votes_property_names:
                                            raise Refused
                            if "flags" in data__comments_value_keys:
                                data__comments_value_keys.remove("flags")
                                data__comments_value__flags = data__comments_value["flags"]
                                if not isinstance(data__comments_value__flags, (dict)):
                                    raise Refused
                                data__comments_value__flags_is_dict = isinstance(data__comments_value__flags, dict)
                                if data__comments_value__flags_is_dict:
                                    data__comments_value__flags_keys = set(data__comments_value__flags.keys())
                                    for data__comments_value__flags_key in data__comments_value__flags_keys:
                                        if data__comments_value__flags_key not in []:
                                            data__comments_value__flags_value = data__comments_value__flags.get(data__comments_value__flags_key)
                                            if not isinstance(data__comments_value__flags_value, (dict)):
                                                raise Refused
                                            data__comments_value__flags_value_is_dict = isinstance(data__comments_value__flags_value, dict)
                                            if data__comments_value__flags_value_is_dict:
                                                data__comments_value__flags_value__missing_keys = set(['at', 'value']) - data__comments_value__flags_value.keys()
                                                if data__comments_value__flags_value__missing_keys:
                                                    raise Refused
                                                data__comments_value__flags_value_keys = set(data__comments_value__flags_value.keys())
                                                if "at" in data__comments_value__flags_value_keys:
                                                    data__comments_value__flags_value_keys.remove("at")
                                                    data__comments_value__flags_value__at = data__comments_value__flags_value["at"]
                                                    if not isinstance(data__comments_value__flags_value__at, (str, NoneType)):
                                                        raise Refused
                                                    if isinstance(data__comments_value__flags_value__at, str):
                                                        if not custom_formats["at"](data__comments_value__flags_value__at):
                                                            raise Refused
                                                if "value" in data__comments_value__flags_value_keys:
                                                    data__comments_value__flags_value_keys.remove("value")
                                                    data__comments_value__flags_value__value = data__comments_value__flags_value["value"]
                                                    if not isinstance(data__comments_value__flags_value__value, (str)):
                                                        raise Refused
                                                if data__comments_value__flags_value_keys:
                                                    raise Refused
                                    data__comments_value__flags_len = len(data__comments_value__flags)
                                    if data__comments_value__flags_len != 0:
                                        data__comments_value__flags_property_names = True
                                        for data__comments_value__flags_key in data__comments_value__flags:
                                            try:
                                                if isinstance(data__comments_value__flags_key, str):
                                                    if not custom_formats["name"](data__comments_value__flags_key):
                                                        raise Refused
                                            except Refused:
                                                data__comments_value__flags_property_names = False
                                        if not data__comments_value__flags_property_names:
                                            raise Refused
                            if data__comments_value_keys:
                                raise Refused
                data__comments_len = len(data__comments)
                if data__comments_len != 0:
                    data__comments_property_names = True
                    for data__comments_key in data__comments:
                        try:
                            if isinstance(data__comments_key, str):
                                if not custom_formats["id"](data__comments_key):
                                    raise Refused
                        except Refused:
                            data__comments_property_names = False
                    if not data__comments_property_names:
                        raise Refused
        if "project" in data_keys:
            data_keys.remove("project")
            data__project = data["project"]
            if not isinstance(data__project, (str)):
                raise Refused
            if isinstance(data__project, str):
                if not custom_formats["name"](data__project):
                    raise Refused
        if "files" in data_keys:
            data_keys.remove("files")
            data__files = data["files"]
            if not isinstance(data__files, (dict)):
                raise Refused
            data__files_is_dict = isinstance(data__files, dict)
            if data__files_is_dict:
                data__files_keys = set(data__files.keys())
                for data__files_key in data__files_keys:
                    if data__files_key not in []:
                        data__files_value = data__files.get(data__files_key)
                        data__files_value_any_of_count1 = 0
                        if not data__files_value_any_of_count1:
                            try:
                                if not isinstance(data__files_value, (dict)):
                                    raise Refused
                                data__files_value_is_dict = isinstance(data__files_value, dict)
                                if data__files_value_is_dict:
                                    data__files_value__missing_keys = set(['content', 'seen']) - data__files_value.keys()
                                    if data__files_value__missing_keys:
                                        raise Refused
                                    data__files_value_keys = set(data__files_value.keys())
                                    if "content" in data__files_value_keys:
                                        data__files_value_keys.remove("content")
                                        data__files_value__content = data__files_value["content"]
                                        if not isinstance(data__files_value__content, (str)):
                                            raise Refused
                                    if "seen" in data__files_value_keys:
                                        data__files_value_keys.remove("seen")
                                        data__files_value__seen = data__files_value["seen"]
                                        if not isinstance(data__files_value__seen, (str, NoneType)):
                                            raise Refused
                                        if isinstance(data__files_value__seen, str):
                                            if not custom_formats["blob"](data__files_value__seen):
                                                raise Refused
                                    if data__files_value_keys:
                                        raise Refused
                                data__files_value_any_of_count1 += 1
                            except Refused: pass
                        if not data__files_value_any_of_count1:
                            try:
                                if not isinstance(data__files_value, (dict)):
                                    raise Refused
                                data__files_value_is_dict = isinstance(data__files_value, dict)
                                if data__files_value_is_dict:
                                    data__files_value__missing_keys = set(['delete', 'seen']) - data__files_value.keys()
                                    if data__files_value__missing_keys:
                                        raise Refused
                                    data__files_value_keys = set(data__files_value.keys())
                                    if "delete" in data__files_value_keys:
                                        data__files_value_keys.remove("delete")
                                        data__files_value__delete = data__files_value["delete"]
                                        if not (isinstance(data__files_value__delete, bool) and data__files_value__delete is True):
                                            raise Refused
                                    if "seen" in data__files_value_keys:
                                        data__files_value_keys.remove("seen")
                                        data__files_value__seen = data__files_value["seen"]
                                        if not isinstance(data__files_value__seen, (str, NoneType)):
                                            raise Refused
                                        if isinstance(data__files_value__seen, str):
                                            if not custom_formats["blob"](data__files_value__seen):
                                                raise Refused
                                    if data__files_value_keys:
                                        raise Refused
                                data__files_value_any_of_count1 += 1
                            except Refused: pass
                        if not data__files_value_any_of_count1:
                            raise Refused
                data__files_len = len(data__files)
                if data__files_len != 0:
                    data__files_property_names = True
                    for data__files_key in data__files:
                        try:
                            if isinstance(data__files_key, str):
                                if not custom_formats["path"](data__files_key):
                                    raise Refused
                        except Refused:
                            data__files_property_names = False
                    if not data__files_property_names:
                        raise Refused
        if "closes" in data_keys:
            data_keys.remove("closes")
            data__closes = data["closes"]
            if not isinstance(data__closes, (int)) and not (isinstance(data__closes, float) and data__closes.is_integer()) or isinstance(data__closes, bool):
                raise Refused
            if isinstance(data__closes, int) and not isinstance(data__closes, bool):
                if data__closes < 0:
                    raise Refused
        if "verdict" in data_keys:
            data_keys.remove("verdict")
            data__verdict = data["verdict"]
            if not isinstance(data__verdict, (dict)):
                raise Refused
            data__verdict_is_dict = isinstance(data__verdict, dict)
            if data__verdict_is_dict:
                data__verdict__missing_keys = set(['frame', 'for', 'against', 'outcome']) - data__verdict.keys()
                if data__verdict__missing_keys:
                    raise Refused
                data__verdict_keys = set(data__verdict.keys())
                if "frame" in data__verdict_keys:
                    data__verdict_keys.remove("frame")
                    data__verdict__frame = data__verdict["frame"]
                    if not isinstance(data__verdict__frame, (int)) and not (isinstance(data__verdict__frame, float) and data__verdict__frame.is_integer()) or isinstance(data__verdict__frame, bool):
                        raise Refused
                    if isinstance(data__verdict__frame, int) and not isinstance(data__verdict__frame, bool):
                        if data__verdict__frame < 0:
                            raise Refused
                if "for" in data__verdict_keys:
                    data__verdict_keys.remove("for")
                    data__verdict__for = data__verdict["for"]
                    if not isinstance(data__verdict__for, (int)) and not (isinstance(data__verdict__for, float) and data__verdict__for.is_integer()) or isinstance(data__verdict__for, bool):
                        raise Refused
                    if isinstance(data__verdict__for, int) and not isinstance(data__verdict__for, bool):
                        if data__verdict__for < 0:
                            raise Refused
                if "against" in data__verdict_keys:
                    data__verdict_keys.remove("against")
                    data__verdict__against = data__verdict["against"]
                    if not isinstance(data__verdict__against, (int)) and not (isinstance(data__verdict__against, float) and data__verdict__against.is_integer()) or isinstance(data__verdict__against, bool):
                        raise Refused
                    if isinstance(data__verdict__against, int) and not isinstance(data__verdict__against, bool):
                        if data__verdict__against < 0:
                            raise Refused
                if "outcome" in data__verdict_keys:
                    data__verdict_keys.remove("outcome")
                    data__verdict__outcome = data__verdict["outcome"]
                    if not (isinstance(data__verdict__outcome, str) and data__verdict__outcome == 'for' or isinstance(data__verdict__outcome, str) and data__verdict__outcome == 'against' or isinstance(data__verdict__outcome, str) and data__verdict__outcome == 'tie' or isinstance(data__verdict__outcome, str) and data__verdict__outcome == 'merged' or isinstance(data__verdict__outcome, str) and data__verdict__outcome == 'conflict' or isinstance(data__verdict__outcome, str) and data__verdict__outcome == 'declined' or isinstance(data__verdict__outcome, str) and data__verdict__outcome == 'expired'):
                        raise Refused
                if "conflict" in data__verdict_keys:
                    data__verdict_keys.remove("conflict")
                    data__verdict__conflict = data__verdict["conflict"]
                    if not isinstance(data__verdict__conflict, (str)):
                        raise Refused
                if data__verdict_keys:
                    raise Refused
        if data_keys:
            raise Refused
    return data


def check_workers(data, custom_formats={}, name_prefix=None):
    if not isinstance(data, (dict)):
        raise Refused
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data_keys = set(data.keys())
        for data_key in data_keys:
            if data_key not in []:
                data_value = data.get(data_key)
                if not isinstance(data_value, (dict)):
                    raise Refused
                data_value_is_dict = isinstance(data_value, dict)
                if data_value_is_dict:
                    data_value__missing_keys = set(['missed', 'owed', 'last']) - data_value.keys()
                    if data_value__missing_keys:
                        raise Refused
                    data_value_keys = set(data_value.keys())
                    if "missed" in data_value_keys:
                        data_value_keys.remove("missed")
                        data_value__missed = data_value["missed"]
                        if not isinstance(data_value__missed, (int)) and not (isinstance(data_value__missed, float) and data_value__missed.is_integer()) or isinstance(data_value__missed, bool):
                            raise Refused
                        if isinstance(data_value__missed, int) and not isinstance(data_value__missed, bool):
                            if data_value__missed < 0:
                                raise Refused
                    if "owed" in data_value_keys:
                        data_value_keys.remove("owed")
                        data_value__owed = data_value["owed"]
                        if not isinstance(data_value__owed, (list, tuple)):
                            raise Refused
                        data_value__owed_is_list = isinstance(data_value__owed, (list, tuple))
                        if data_value__owed_is_list:
                            data_value__owed_len = len(data_value__owed)
                            if data_value__owed_len > 64:
                                raise Refused
                            def fn(var): return frozenset(dict((k, fn(v)) for k, v in var.items()).items()) if hasattr(var, "items") else tuple(fn(v) for v in var) if isinstance(var, (dict, list)) else (bool, var) if isinstance(var, bool) else var
                            if data_value__owed_len > len(set(fn(data_value__owed_x) for data_value__owed_x in data_value__owed)):
                                raise Refused
                            for data_value__owed_x, data_value__owed_item in enumerate(data_value__owed):
                                if not isinstance(data_value__owed_item, (int)) and not (isinstance(data_value__owed_item, float) and data_value__owed_item.is_integer()) or isinstance(data_value__owed_item, bool):
                                    raise Refused
                                if isinstance(data_value__owed_item, int) and not isinstance(data_value__owed_item, bool):
                                    if data_value__owed_item < 1:
                                        raise Refused
                    if "last" in data_value_keys:
                        data_value_keys.remove("last")
                        data_value__last = data_value["last"]
                        if not isinstance(data_value__last, (int)) and not (isinstance(data_value__last, float) and data_value__last.is_integer()) or isinstance(data_value__last, bool):
                            raise Refused
                        if isinstance(data_value__last, int) and not isinstance(data_value__last, bool):
                            if data_value__last < 0:
                                raise Refused
                    if data_value_keys:
                        raise Refused
        data_len = len(data)
        if data_len != 0:
            data_property_names = True
            for data_key in data:
                try:
                    if isinstance(data_key, str):
                        if not custom_formats["name"](data_key):
                            raise Refused
                except Refused:
                    data_property_names = False
            if not data_property_names:
                raise Refused
    return data


CHECKS = {
    'actions/change': check_actions_change,
    'actions/channel': check_actions_channel,
    'actions/comment': check_actions_comment,
    'actions/debate': check_actions_debate,
    'actions/flag': check_actions_flag,
    'actions/follow': check_actions_follow,
    'actions/post': check_actions_post,
    'actions/profile': check_actions_profile,
    'actions/remember': check_actions_remember,
    'actions/subscribe': check_actions_subscribe,
    'actions/unfollow': check_actions_unfollow,
    'actions/unsubscribe': check_actions_unsubscribe,
    'actions/vote': check_actions_vote,
    'agent': check_agent,
    'channel': check_channel,
    'delta': check_delta,
    'due': check_due,
    'fleet': check_fleet,
    'frame': check_frame,
    'memory': check_memory,
    'slices': check_slices,
    'thread': check_thread,
    'workers': check_workers,
}

LIMITS = {
    'change': {'title': 'title', 'body': 'body'},
    'channel': {'title': 'title', 'about': 'about'},
    'comment': {'body': 'body'},
    'debate': {'motion': 'title', 'body': 'body'},
    'flag': {'reason': 'reason'},
    'follow': {},
    'post': {'title': 'title', 'body': 'body'},
    'profile': {'name': 'name', 'bio': 'bio'},
    'remember': {'text': 'memory'},
    'subscribe': {},
    'unfollow': {},
    'unsubscribe': {},
    'vote': {},
}

MARKS = {
    'change': (('files', 'count', 'files'), ('files', 'bytes', 'change_bytes'), ('files', 'once', 'path'), ('files/*/content', 'bytes', 'file_bytes')),
    'channel': (),
    'comment': (),
    'debate': (),
    'flag': (),
    'follow': (),
    'post': (),
    'profile': (),
    'remember': (),
    'subscribe': (),
    'unfollow': (),
    'unsubscribe': (),
    'vote': (),
}

NOUNS = {
    'change': ('change', 'changes'),
    'channel': ('channel', 'channels'),
    'comment': ('comment', 'comments'),
    'debate': ('debate', 'debates'),
    'flag': ('flag', 'flags'),
    'follow': ('follow', 'follows'),
    'post': ('post', 'posts'),
    'profile': ('profile change', 'profile changes'),
    'remember': ('memory', 'memories'),
    'subscribe': ('subscription', 'subscriptions'),
    'unfollow': ('unfollow', 'unfollows'),
    'unsubscribe': ('unsubscription', 'unsubscriptions'),
    'vote': ('vote', 'votes'),
}
