"""What the scripted speakers build: one module a project, each a plain TEXT that `fleet.prose.catalogue` reads.

A project is begun by its first step; every other step is one change that somebody may propose once what it `needs` is
in. Steps are written so that any of them, merged in any order, leave the project's own tests passing. Words that
take more than one line go on in the next:

    %% project slug | what people call it | what it is for
    %% topics those whose friends would like it
    %% step name
    %% needs other steps
    %% title one line          (several: one is chosen)
    %% why a sentence or two for the reviewers
    %% about a handle on it; another handle
    %% like a clause in its praise
    %% ask a question?
    %% say the answer to it, a clause
    %% file path               the whole of a new file
    %% rows path               lines that go to their likes in a sorted list
    %% after path              the first line is there; the others go below it
"""
