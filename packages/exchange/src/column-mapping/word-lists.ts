/**
 * Headers as sheets of distributors, agencies and labels have them, in English, German, French, Spanish, Italian,
 * Portuguese, Dutch, Swedish and Japanese. Case, accents and punctuation do not matter. Separated by bars.
 */
import type { ColumnId } from "../master-sheet/columns.ts";

/** Headers that mean one of our columns. */
export const WORDS_OF_COLUMNS: Partial<Record<ColumnId, string>> = {
  isrc: "ISRC code|ISRC codes|ISRC number|ISRC nr|Track ISRC|Track ISRC code|Recording ISRC|Code ISRC|Código ISRC|Codice ISRC|ISRC-Nummer|ISRC-kod|ISRCコード|ISRC番号",
  superseded_codes:
    "Alternative ISRC|Alternative ISRCs|Alternate ISRC|Old ISRC|Previous ISRC|Former ISRC|Other ISRCs",
  title:
    "Track title|Track name|Track titles|Song|Song name|Song title|Recording title|Title of track|Titel|Songtitel|Tracktitel|Liedtitel|Titelname|Titre|Titre du morceau|Nom du titre|Titre de la piste|Título|Título de la canción|Nombre de la canción|Título de la pista|Titolo|Titolo brano|Titolo del brano|Título da faixa|Nome da faixa|Título da música|Tracknaam|Låttitel|Låtnamn|曲名|楽曲名|タイトル|曲タイトル|トラック名",
  version_title:
    "Version|Version name|Mix version|Mix title|Mixtitle|Mixtitle / Version|Mix name|Track version|Recording sub title|Subtitle|Sub title|Remix|Versionstitel|Titelzusatz|Titelversion|Version du titre|Sous-titre|Versión|Versión del título|Versione|Sottotitolo|Versão|Versie|Versietitel|バージョン|バージョン名",
  version_types: "Version type",
  display_artist:
    "Artist|Artists|Artist name|Artist names|Track artist|Track artists|Track artist name|Display artist name|Main artist|Main artists|Performer|Performed by|Artist / Band|Band / Artist|Interpret|Interpreten|Künstler|Künstlername|Hauptkünstler|Artiste|Artistes|Artiste principal|Nom de l'artiste|Interprète|Artista|Artistas|Artista principal|Nombre del artista|Intérprete|Artista principale|Nome artista|Interprete|Nome do artista|Artiest|Artiestnaam|Uitvoerende|Artistnamn|アーティスト|アーティスト名|歌手|歌手名",
  duration:
    "Length|Time|Track length|Track duration|Track time|Playing time|Running time|Total time|Dauer|Länge|Laufzeit|Spieldauer|Spielzeit|Durée|Duración|Durata|Duração|Duur|Speelduur|Lengte|Längd|Speltid|再生時間|演奏時間|収録時間|時間|長さ",
  duration_ms: "Duration (ms)|Length (ms)|Duration milliseconds|Duration in milliseconds|Milliseconds",
  content_type: "Recording type|Media type|Type of recording",
  recording_mode: "Audio mode|Stereo / Mono",
  advisory:
    "Explicit|Explicit content|Explicit lyrics|Is explicit|Parental advisory|Parental warning|Parental warning type|Explizit|Contenu explicite|Explicite|Avertissement parental|Contenido explícito|Explícito|Contenuto esplicito|Esplicito|Conteúdo explícito|Expliciet|Explicit innehåll",
  first_published:
    "First publication|First publication date|Date of first publication|First release date|Date of first release|Original release date|P-date|P date|Erstveröffentlichung|Erstveröffentlichungsdatum|Datum der Erstveröffentlichung|Date de première publication|Date de sortie originale|Fecha de primera publicación|Fecha de lanzamiento original|Data di prima pubblicazione|Data di uscita originale|Data da primeira publicação|Data de lançamento original|Datum eerste publicatie|Oorspronkelijke releasedatum|Första utgivning|Ursprungligt utgivningsdatum|初出日|初回発売日",
  recorded_on:
    "Recording date|Date recorded|Date of recording|Recorded|Aufnahmedatum|Date d'enregistrement|Fecha de grabación|Data di registrazione|Data de gravação|Opnamedatum|Inspelningsdatum|録音日",
  language:
    "Lyrics language|Language of lyrics|Language of performance|Audio language|Vocal language|Sprache|Textsprache|Langue|Langue des paroles|Idioma|Idioma de la letra|Lingua|Lingua del testo|Idioma da letra|Taal|Språk|言語|歌詞の言語",
  p_line:
    "PLine|P copyright|Phonographic copyright|Sound recording copyright|Copyright P|P-Zeile|Línea P|Linha P|Linea P|Ligne P|P表示",
  c_line:
    "CLine|C copyright|Copyright|Copyright C|Copyright line|C-Zeile|Línea C|Linha C|Linea C|Ligne C|C表示",
  label:
    "Label name|Record label|Imprint|Plattenfirma|Labelname|Maison de disques|Sello|Sello discográfico|Discográfica|Etichetta|Casa discografica|Gravadora|Selo|Platenlabel|Platenmaatschappij|Skivbolag|Skivmärke|レーベル|レーベル名",
  code_source: "Source of code|Code assigned by",
  file: "Filename|File name|Audio file|Audio filename|Audio file name|WAV file|Dateiname|Datei|Audiodatei|Nom du fichier|Nom de fichier|Fichier|Archivo|Nombre de archivo|Nombre del archivo|Nome file|Nome del file|Arquivo|Nome do arquivo|Bestandsnaam|Bestand|Filnamn|Fil|ファイル名|ファイル",
  format: "Audio format|File format|Dateiformat",
  release:
    "Release title|Release name|Album|Album title|Album name|Product title|Product name|Albumtitel|Titre de l'album|Nom de l'album|Título del álbum|Álbum|Titolo album|Titolo dell'album|Título do álbum|アルバム|アルバム名|アルバムタイトル",
  barcode:
    "Bar code|UPC|EAN|UPC code|EAN code|GTIN|UPC/EAN|EAN/UPC|UPC-EAN|JAN|JAN code|ICPN|Product UPC|Release UPC|Album UPC|Strichcode|Barcode-Nummer|Code-barres|Code barre|Código de barras|Codice a barre|Streepjescode|Streckkod|バーコード|JANコード",
  catalog_number:
    "Catalogue number|Catalog no|Catalogue no|Cat no|Cat number|Cat nr|CatNo|Cat. #|Release catalog number|Product catalogue number|Katalognummer|Bestellnummer|Katalog-Nr|Numéro de catalogue|Référence catalogue|Número de catálogo|Numero di catalogo|Catalogusnummer|Katalognr|品番|カタログ番号",
  track_position:
    "Track number|Track no|Track nr|Track #|Track num|Tracknumber|Titelnummer|Tracknummer|Titel-Nr|Numéro de piste|Numéro de plage|Número de pista|Nº de pista|Numero traccia|Numero brano|Número da faixa|Nº da faixa|Spårnummer|Låtnummer|トラック番号|曲順|曲番",
  work_title:
    "Work|Composition|Composition title|Musical work|Musical work title|Werktitel|Werk|Titre de l'œuvre|Titre de l'oeuvre|Título de la obra|Titolo opera|Titolo dell'opera|Título da obra|Titel werk|Verktitel|作品名",
  iswc: "ISWC code|Work ISWC|Code ISWC|Código ISWC|Codice ISWC|ISWC-Nummer|ISWCコード",
  contributors:
    "Contributor|Credits|Mitwirkende|Contributeurs|Colaboradores|Contributori|Créditos|Medewerkers|Medverkande|クレジット",
  owner:
    "Rights holder|Rightsholder|Rights owner|Master owner|Owner of recording|P name|Rechteinhaber|Ayant droit|Titulaire des droits|Titular de los derechos|Titolare dei diritti|Titular dos direitos|Rechthebbende|Rättighetshavare|権利者|原盤権者",
  responsible:
    "Responsible person|Verantwortlich|Responsable|Responsabile|Responsável|Verantwoordelijke|Ansvarig|担当者",
  notes:
    "Note|Comment|Comments|Remarks|Bemerkung|Bemerkungen|Notizen|Anmerkungen|Remarques|Commentaires|Notas|Comentarios|Observaciones|Osservazioni|Comentários|Observações|Opmerkingen|Anteckningar|Kommentarer|備考|メモ",
};

/** Headers that may mean one of our columns; only who made the sheet knows. */
export const WORDS_TO_ASK: readonly {
  readonly target: ColumnId;
  readonly words: string;
  readonly question: string;
}[] = [
  {
    target: "first_published",
    words:
      "Release date|Digital release date|Releasedate|Veröffentlichungsdatum|Erscheinungsdatum|Veröffentlichung|Date de sortie|Date de publication|Fecha de lanzamiento|Fecha de publicación|Data di uscita|Data di pubblicazione|Data de lançamento|Data de publicação|Releasedatum|Verschijningsdatum|Utgivningsdatum|Releasedatum|発売日|リリース日|配信日",
    question:
      "A release can come out years after the recording was first published. Is this the first publication?",
  },
  {
    target: "title",
    words:
      "Track|Name|Titre / Titolo|Pista|Faixa|Traccia|Piste|Brano|Morceau|Canción|Música|Nummer|Låt|Spår|曲",
    question: "This can be the title or the number of a track. Is it the title?",
  },
  {
    target: "recorded_on",
    words:
      "Year of recording|Recording year|Aufnahmejahr|Année d'enregistrement|Año de grabación|Anno di registrazione|Ano de gravação|Inspelningsår|録音年",
    question: "Only a year is given here. Is it the year in which the recording was made?",
  },
];

/** Headers of things that are not in the master sheet, or are there in another shape. */
export const WORDS_OF_OTHER_THINGS =
  "Album artist|Release artist|Product artist|Catalog artist|Genre|Main genre|Sub genre|Subgenre|Price|Price tier|Track price tier|Release price tier|Territory|Territories|Territories to deliver|Country|Country of sale|Composer|Composers|Writer|Writers|Songwriter|Lyricist|Publisher|Publishers|Producer|Disc|Disc number|Disc no|CD number|CD|Volume|Volume number|Store|Quantity|Earnings|Earnings (USD)|Currency|Amount|Spotify ID|Apple Music ID|GRid|Cover|Artwork|Title language|Metadata language|Preview start|Production year|Copyright year|Year|Jahr|Année|Año|Anno|Ano|Jaar|År|年|Track ID|Work ID|Komponist|Compositeur|Compositor|Compositore|Componist|Kompositör|作曲者|作詞者|Genre principal|Género|Genere|Gênero|ジャンル";
