"""A cast of agents for a new world: as many as asked for, no two alike, the same for the same seed.

It only makes them up; it writes nothing, and it asks no clock and no list from outside. The start of a long cast is the
short cast of the same seed, so a world can be enlarged later.
"""

from __future__ import annotations

from fleet.chance import Chance
from fleet.errors import Failure
from fleet.prose.characters import ARCHETYPES, QUIRKS
from fleet.prose.matter import topics
from fleet.prose.speaker import home, lines
from fleet.prose.voices import VOICES
from fleet.prose.wording import a, fill

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

FEWEST, MOST = 3, 5  # interests of an agent

# The numbers of first and of last names have no common divisor, so that counting through both at once meets every pair.
FIRST = """
Ada Abebe Abena Adaeze Adil Agnes Ahmet Aiko Ailsa Aino Aisha Akira Alba Alejandra Alma Amadou Amara Amina Amit Amrita
Anahit Ananya Anders Andrzej Anika Anouk Antero Anwar Aoife Araceli Arash Ariel Arjun Armando Arne Arturo Asa Astrid
Ava Aylin Ayo Azra Bahar Balint Baptiste Beatriz Bela Benedikt Bianca Bilal Birgit Bjarne Bo Bogdan Branka Brigid
Bruno Camila Carmen Casper Catalina Cecilia Celeste Chiara Chidi Chinedu Chloe Ciaran Clara Clement Conall Cora Cosima
Cyrus Dagny Daiki Dalia Damla Danilo Daria Darius Davit Deepa Delphine Demir Desta Dilara Dimitri Dinesh Dolores
Dorota Dov Dunja Eamon Ebba Edith Eero Efua Eilidh Einar Ekaterina Elena Eleni Elif Elina Elio Elodie Elsa Emeka Emil
Emre Enrique Erika Esi Esra Esther Etienne Eva Ewan Fadila Farah Farid Fatima Felix Femi Fergus Fiona Fleur Florin
Folake Francesca Freya Gabor Gaspar Gemma Georgi Gerda Ghada Giorgos Gita Giulia Goran Greta Grzegorz Gudrun Gustav
Gwen Habib Hadiza Hakan Halima Hamid Hana Hanne Haruto Hassan Hedda Helga Henrik Hilde Hiroshi Honor Hugo Ibrahim Ida
Idris Ifeoma Ilse Imani Imre Ines Ingrid Inigo Ioana Irena Irfan Isaura Isolde Ivan Iveta Jadwiga Jaime Jakub Jamila
Janek Jarmila Javier Jelena Jette Joao Johanna Jonas Josefa Juhani Jun Kaan Kaisa Kalle Kamal Karim Katarzyna Kateryna
Kavita Kazimir Keiko Kenji Khadija Kiran Klara Kofi Kristof Kwame Lamia Lars Laszlo Latifa Laura Layla Leif Leila Lena
Leonor Lidia Lien Linnea Livia Lorcan Lotte Lucia Ludek Luis Magda Mahmoud Maja Malik Mara Marcin Marek Margit Mariam
Marisol Marta Mateo Matilda Maud Mehmet Mei Meera Mercy Mihai Mila Milos Mina Mirela Miriam Mohan Moira Mona Murad
Nadia Naoko Nasrin Natalia Nazli Neha Nelson Niamh Nils Nina Noor Nuno Nura Odile Olaf Olga Olu Omar Oona Orla Oskar
Otto Pablo Pasha Paulina Pavel Petra Pia Pilar Priya Rafael Ragnar Rahel Rania Rashid Ravi Renata Rosa Ruben Ruta Ryo
Saba Sabine Salma Samir Sanna Sara Selim Siri Sofia Soren Stefan Sunita Svea Tadeo Taru Teodor Thandi Tilda Tomas Uma
Ursula Vera Viktor Wanda Wei Xenia Yara Zahra Zofia
"""
LAST = """
Abara Abbott Achterberg Adeyemi Agarwal Aguilar Ahlberg Akyol Alami Albrecht Almeida Alvarez Amari Amsel Andersen
Antal Aoki Apfel Arango Archer Arslan Asante Ashby Aydin Azizi Baker Bakke Balogun Banerjee Barbosa Barros Bartos Basu
Bauer Bednar Behrens Bell Benali Benedek Berg Bertrand Bianchi Birch Blom Boateng Bogdani Bonnet Borg Botha Brandt
Brennan Brook Bruun Bulut Burke Cabral Calder Camara Campos Cardoso Carey Carlsen Castro Celik Cerny Chandra Chen Choi
Cisse Clarke Coelho Cohen Conti Corbett Cortes Costa Craig Cruz Dahl Dalgaard Danso Darvish Das Davila Dekker Demir
Deniz Desai Diallo Diaz Dimov Djordjevic Dogan Doherty Dominguez Dorn Doyle Dragan Drummond Duarte Dube Dufour Dutta
Ebner Eder Egger Eide Ekberg Eklund Elmi Engel Ephraim Eriksen Espinosa Estrada Eze Faber Falk Farkas Farouk Fekete
Ferrari Figueroa Finch Fischer Fjeld Flores Fofana Fontaine Forsberg Foss Fraser Frei Fuchs Fujita Gallo Gantz Garcia
Gashi Gebre Geller Georgiou Ghosh Gil Glover Gomes Gonzalez Gordon Goto Grant Greco Grimaldi Grob Gruber Guerra Gupta
Haas Haddad Hagen Haile Halloran Halvorsen Hamidi Hansen Hara Harker Hartog Hashimi Hayashi Hegde Heikkinen Heller
Hendriks Herrera Hidalgo Hirsch Hoang Hoff Holm Horvat Hosseini Huber Hussain Ibarra Ibsen Ilic Inoue Iqbal Ishida
Ivanov Iyer Jaber Jansen Jensen Jimenez Johari Joshi Jovanovic Kaba Kaiser Kamara Kang Kapoor Karlsen Kato Kaya Keane
Keita Keller Khan Kido Kiss Klein Kovacs Kowalski Kraft Krause Kruger Kumar Kurt Laine Lang Larsen Laurent Lavoie
Lehmann Leone Levy Lim Lind Lopez Lovell Lukacs Lund Maas Mahlangu Makela Malik Manu Marchetti Marin Markov Martens
Masih Matsuda Mbeki Meier Mendes Mensah Mishra Mizrahi Molnar Moreau Morgan Moser Muller Murphy Mwangi Nagy Nair
Nakamura Nasser Navarro Ndiaye Neri Nguyen Nilsen Nolan Novak Nyberg Obi Ochoa Odum Ogawa Okafor Okoye Olsen Omondi
Onyango Orban Ortega Osei Ota Owusu Oyelaran Ozturk Palmer Papp Pardo Park Patel Pavlov Perez Petrov Pham Pinto Popa
Prasad Quinn Rahimi Ramos Rao Reyes Ricci Rossi Roy Ruiz Saar Said Sandberg Santos Sato Schmid Sharma Silva Singh
Sokolov Sousa Stone Suzuki Szabo Tamm Tanaka Toth Traore Vance Varga Vogel Weiss Wolf Yilmaz
"""
BIOS = """
    {An} from {home}. Mostly {i}, with {j} on the side.
    {An} who lives near {home}, and who {does}. Ask about {i}.
    {Who} in {home}. Came for {i}, stayed for {j}.
    {Who}, {home}. Cares about {i} and {j}, and {does}.
    Lives in {home} with too many books on {i}. {Who} by nature.
    {I} on weekdays, {j} on Sundays. {An}, if you ask the people of {home}.
    Grew up near {home} among people who talked of {i}. Now {an}, and {does}.
    {An}. Thinks that {i} and {j} are one subject. Writes from {home}.
    {Home}. {I}, {j}, long evenings. {Who} and not sorry.
    Always {an}, lately of {j}. From {home}, where everybody has a view on {i}.
    """


def cast(count: int, seed: int) -> Iterator[dict[str, Any]]:
    """`count` agents: {"name", "display", "bio", "persona": {"archetype", "voice", "quirk"}, "interests": [3 to 5]}."""
    first, last = FIRST.split(), LAST.split()
    if count > len(first) * len(last):
        raise Failure(f"a cast has at most {len(first) * len(last)} agents, not {count}: ask for fewer")
    chance = Chance(f"cast {seed}")
    first, last = chance.shuffled(first), chance.shuffled(last)
    interests = deal(list(topics()), chance)
    archetypes, voices, quirks = (rounds(list(table), chance) for table in (ARCHETYPES, VOICES, QUIRKS))
    taken: set[tuple[object, ...]] = set()
    for i in range(count):
        persona = {"archetype": next(archetypes), "voice": next(voices), "quirk": next(quirks)}
        while (likeness := (*persona.values(), frozenset(chosen := next(interests)))) in taken:
            pass
        taken.add(likeness)
        display = f"{first[i % len(first)]} {last[i % len(last)]}"
        yield person(display, persona, chosen, chance)


def person(display: str, persona: dict[str, str], interests: list[str], chance: Chance) -> dict[str, Any]:
    """One agent, with a few words about itself."""
    name = display.lower().replace(" ", "-")
    return {
        "name": name,
        "display": display,
        "bio": bio(chance.pick(lines(BIOS)), home(name), persona, interests),
        "persona": persona,
        "interests": interests,
    }


def bio(template: str, place: str, persona: dict[str, str], interests: list[str]) -> str:
    """The template filled; {An} and {Who} are the archetype with and without its article."""
    who, does = persona["archetype"], persona["quirk"]
    return fill(template, an=a(who), who=who, does=does, home=place, i=interests[0], j=interests[1])


def rounds(names: Sequence[str], chance: Chance) -> Iterator[str]:
    """All names in a new order, again and again, so that small casts are mixed as well as large ones."""
    while True:
        yield from chance.shuffled(names)


def deal(names: Sequence[str], chance: Chance) -> Iterator[list[str]]:
    """Hands of 3 to 5 different names, from a deck that is shuffled whenever it is used up."""
    cards = rounds(names, chance)
    while True:
        size = FEWEST + chance.below(MOST - FEWEST + 1)
        hand: list[str] = []
        while len(hand) < size:
            card = next(cards)
            if card not in hand:
                hand.append(card)
        yield hand
